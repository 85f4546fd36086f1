import type { Kind, SettingName } from './kinds'

// What each kind of source is called, wants to know, and has to be told at its vendor.

export const kinds: Record<Kind, string> = {
  form: 'Website form', mail: 'E-mail', meta: 'Facebook Lead Ads', google: 'Google lead forms', linkedin: 'LinkedIn lead forms', tiktok: 'TikTok lead forms',
}

export const placeholders: Record<Kind, string> = { form: 'Contact us', mail: 'A portal', meta: 'Our page', google: 'Search ads', linkedin: 'Our company', tiktok: 'Short films' }

export type Words = { label: string; hint?: string; missing?: string; makeUp?: string }

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
  client_secret: { label: 'Client secret' },
  access_token: {
    label: 'Access token',
    hint: 'Of somebody who may see the leads in Campaign Manager, with r_marketing_leadgen_automation. LinkedIn ends it after 60 days: until a new one is entered, leads wait. It is not shown again.',
  },
  api_url: { label: 'API' },
  api_version: { label: 'Version of the API' },
  template: { label: 'Template' },
  senders: { label: 'Senders' },
}

/** What a setting is called where more than one kind has it. */
const own: Partial<Record<Kind, Partial<Record<SettingName, Words>>>> = {
  linkedin: { client_secret: { label: 'Client secret', hint: 'In LinkedIn’s developer portal under My apps, Auth. It proves that a lead is real. It is not shown again.' } },
  tiktok: {
    client_secret: {
      label: 'App secret (optional)',
      hint: 'Leave it empty unless TikTok has told you that it signs your leads: with it, what is not signed is refused; without it, whoever knows the address can send leads. It is not shown again.',
    },
  },
}

export const settingWords = (kind: Kind, name: SettingName): Words => own[kind]?.[name] ?? settings[name]

export const connect: Record<Exclude<Kind, 'form' | 'mail'>, { title: string; hint: string; steps: string[]; url: string }> = {
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
  linkedin: {
    title: 'Connect',
    hint: 'At LinkedIn, once for each app',
    steps: [
      'In LinkedIn’s developer portal, open your app and request the product Lead Sync API. LinkedIn has to approve it.',
      'Open Webhooks there, create one with this address, and press Validate. LinkedIn tries the address at once, and every two hours from then on.',
      'Subscribe the webhook to the ad account with POST /rest/leadNotifications, leadType SPONSORED. LinkedIn has no button for it.',
      'In Campaign Manager, preview an ad with a lead form, and send the form as a test. It stands below at once.',
    ],
    url: 'Webhook URL',
  },
  tiktok: {
    title: 'Connect',
    hint: 'At TikTok, once for each advertiser',
    steps: [
      'In TikTok for Business Developers, make an app with the permission Lead Management. TikTok has to approve it.',
      'Subscribe with POST /open_api/v1.3/subscription/subscribe/, subscribe_entity LEAD, and this address as callback_url. TikTok has no button for it.',
      'Keep the address to yourself: TikTok does not say that it signs leads, so the address is their only proof.',
      'In TikTok Ads Manager, preview an instant form and send it. It stands below at once.',
    ],
    url: 'Callback URL',
  },
}
