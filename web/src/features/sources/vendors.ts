import type { Kind, SettingName } from './kinds'

// What each kind of source is called, wants to know, and has to be told at its vendor.

export const kinds: Record<Kind, string> = { meta: 'Facebook Lead Ads', google: 'Google lead forms', form: 'Website form' }

export const placeholders: Record<Kind, string> = { meta: 'Our page', google: 'Search ads', form: 'Contact us' }

type Words = { label: string; hint?: string; missing?: string; makeUp?: string }

export const settings: Record<SettingName, Words> = {
  key: {
    label: 'Key', makeUp: 'Make one up', missing: 'Enter a key, or have one made up.',
    hint: 'Enter the same at Google, which sends it with every lead: that is how a lead is known to be real. Copy it now; it is not shown again.',
  },
  app_secret: { label: 'App secret', hint: 'In Meta’s App Dashboard under App settings, Basic. It proves that a lead is real. It is not shown again.' },
  page_token: {
    label: 'Access token',
    hint: 'The long-lived token of the page, or of a system user who looks after several, with leads_retrieval, pages_manage_metadata, pages_show_list, pages_read_engagement and ads_management. It is not shown again.',
  },
  verify_token: { label: 'Verify token', hint: 'Anything. It is entered at Meta beside the address.' },
  page_ids: { label: 'Pages', hint: 'The ids of the pages whose leads are taken, with commas between them. Empty: every page that the token knows.' },
  fetch_days: { label: 'Leads to fetch' },
  graph_url: { label: 'Graph API' },
  graph_version: { label: 'Version of the Graph API' },
}

export const connect: Record<Exclude<Kind, 'form'>, { title: string; hint: string; steps: string[]; url: string }> = {
  meta: {
    title: 'Connect',
    hint: 'At Meta, once for each app',
    steps: [
      'In Meta’s App Dashboard, open Webhooks, choose Page, and enter this address and the verify token. Meta tries the address at once.',
      'Subscribe there to the field leadgen, with Include Values switched on.',
      'Press Test beside leadgen. It stands below at once.',
    ],
    url: 'Callback URL',
  },
  google: {
    title: 'Connect',
    hint: 'At Google, once for each lead form',
    steps: [
      'In Google Ads, open the lead form under Assets, and there Export leads from Google Ads, Webhook integration.',
      'Enter this address and the key of this source.',
      'Press Send test data. It stands below at once.',
    ],
    url: 'Webhook URL',
  },
}
