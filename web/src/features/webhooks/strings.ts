import { count } from '@/shared/ui/number'
import type { EventType, Format } from './useWebhooks'

const messages = (n: number) => (n === 1 ? '1 message' : `${count(n)} messages`)
const failures = (n: number) => (n === 1 ? '1 failed delivery' : `${count(n)} failed deliveries`)
const are = (n: number) => (n === 1 ? 'is' : 'are')

type Words = { name: string; hint: string }
const events: Record<Exclude<EventType, 'test'>, Words> = {
  'lead.created': { name: 'Lead created', hint: 'A lead came in or was entered by hand.' },
  'lead.assigned': { name: 'Lead assigned', hint: 'A lead got its agent, by a rule or by hand.' },
  'lead.reassigned': { name: 'Lead reassigned', hint: 'A lead went from one agent to another.' },
  'lead.unassigned': { name: 'Lead unassigned', hint: 'An agent was taken off a lead.' },
  'lead.status_changed': { name: 'Status changed', hint: 'A lead became contacted, won, lost and so on.' },
  'batch.completed': { name: 'Bulk action finished', hint: 'All leads of a bulk action are done.' },
}
const formatWords: Record<Format, Words> = {
  events: { name: 'Events for a program', hint: 'JSON with all that is known of the lead, signed.' },
  slack: { name: 'Messages for a team’s channel', hint: 'Short sentences, without phone numbers and addresses. The address is that of an incoming webhook of Slack or Mattermost, or of Discord with /slack at its end.' },
}

export const strings = {
  title: 'Webhooks',
  hint: 'Other systems hear at once what happens to your leads.',
  add: 'Add webhook',
  events,
  formats: formatWords,
  channel: 'Team channel',
  test: 'Test',
  all: 'All events',
  tabs: { webhooks: 'Webhooks', deliveries: 'Deliveries' },
  failed: (n: number) => `${count(n)} failed`,
  barred: {
    title: 'One permission is missing',
    hint: 'A webhook is told of every lead, so only who may see all leads may manage webhooks. Your role has Manage integrations, but not View all leads. Whoever manages roles can add it.',
  },
  list: {
    empty: 'No webhook yet',
    emptyHint: 'A webhook sends a message to an address of your choice, such as your CRM, your team’s Slack channel or an automation, when a lead comes in, gets an agent or changes status.',
    on: 'On',
    off: 'Switched off',
    due: (n: number) => `${count(n)} on their way`,
    dueOne: '1 on its way',
    quiet: 'Nothing on its way, nothing failed',
    menu: (address: string) => `More for ${address}`,
    edit: 'Edit',
    sendTest: 'Send test',
    newSecret: 'New secret',
    switchOff: 'Switch off',
    switchOn: 'Switch on',
    seeDeliveries: 'See deliveries',
    delete: 'Delete',
  },
  form: {
    addTitle: 'Add webhook',
    editTitle: 'Edit webhook',
    url: 'Address',
    urlHint: 'Messages are sent there by POST.',
    urlPlaceholder: 'https://example.com/hooks/fairlead',
    urlMissing: 'Write the whole address, such as https://example.com/hook.',
    format: 'What is sent',
    events: 'Events',
    eventsHint: 'What it is told.',
    eventsMissing: 'Choose at least one event.',
    saved: 'The webhook is saved.',
    added: 'The webhook is added.',
  },
  renew: {
    title: 'Give this webhook a new secret?',
    confirm: 'Make a new secret',
    body: 'For 24 hours messages are signed with both, so that the receiver can change it in peace. Then the old one holds no longer.',
  },
  secret: {
    title: 'Webhook added',
    once: 'Copy the secret now. It is not shown again; if it gets lost, give the webhook a new one.',
    renewed: 'New secret',
    both: 'Copy it now, it is not shown again. For 24 hours messages are signed with the secret before, too.',
    label: 'Secret',
    how: 'With it the receiver checks that a message is from here. Messages follow Standard Webhooks: its libraries check the headers webhook-id, webhook-timestamp and webhook-signature, or you do:',
    code: 'How to check a message',
    steps: [
      'key = base64-decode(secret after "whsec_")',
      'signed = id + "." + timestamp + "." + body',
      'expected = "v1," + base64(HMAC-SHA256(key, signed))',
      '',
      'Accept if the signature holds expected,',
      'and the timestamp is at most 5 minutes off.',
    ].join('\n'),
    done: 'I have copied it',
  },
  tested: 'Test sent.',
  switchOff: {
    title: 'Switch off this webhook?',
    body: 'It is told nothing until it is switched on again, and what happens meanwhile is not sent later.',
    due: (n: number) => `${messages(n)} on the way ${are(n)} given up. After switching on you can try again under Deliveries.`,
    confirm: 'Switch off',
    done: 'The webhook is switched off.',
  },
  switchedOn: 'The webhook is on.',
  remove: {
    title: 'Delete this webhook?',
    body: 'It is told nothing any more, and its secret is gone.',
    lost: (due: number, failed: number) => {
      const parts = [...(due > 0 ? [`${messages(due)} on the way`] : []), ...(failed > 0 ? [failures(failed)] : [])]
      return parts.length === 0 ? 'Nothing is on its way to it.' : `${parts.join(' and ')} will never arrive.`
    },
    confirm: 'Delete webhook',
    done: 'The webhook is deleted.',
  },
  deliveries: {
    show: 'Which deliveries',
    titles: { failed: 'Failed deliveries', due: 'Deliveries on their way', delivered: 'Delivered', all: 'All deliveries' },
    webhook: 'Webhook',
    allWebhooks: 'All webhooks',
    columns: { what: 'What happened', lead: 'Lead', to: 'Webhook', state: 'State', progress: 'How it went', at: 'When', action: 'Action' },
    lead: (id: number) => `Lead ${id}`,
    row: (what: string, whose: string) => `${what}, ${whose}`,
    arrived: (attempts: number) => (attempts === 1 ? 'Arrived at the first try' : `Arrived at try ${count(attempts)}`),
    sendAgain: 'Send again',
    off: 'Webhook is off',
    retriedAll: (n: number) => (n === 1 ? '1 message is on its way again.' : `${messages(n)} are on their way again.`),
    empty: {
      failed: { title: 'Nothing has failed', hint: 'What a receiver did not take after ten tries, over three days, is kept here for 30 days.' },
      due: { title: 'Nothing is on its way', hint: 'Messages that a receiver did not take at once wait here for their next try.' },
      delivered: { title: 'Nothing was delivered yet', hint: 'Messages that arrived are kept here for 7 days.' },
      all: { title: 'No deliveries yet', hint: 'Every message to a webhook leaves an entry here.' },
    },
  },
  panel: {
    lead: 'Lead', webhook: 'Webhook', status: 'Last answer',
    noAnswer: 'No answer', http: (status: number) => `HTTP ${status}`, messageId: 'Message id', messageIdHint: 'The header webhook-id. It stays the same however often it is sent.',
    body: 'Message', off: 'The webhook is switched off. Switch it on to try again.',
  },
}

export const eventName = (type: EventType) => (type === 'test' ? strings.test : events[type].name)

/** In the order in which they are offered. */
export const formats = Object.keys(formatWords) as Format[]
export const eventTypes = Object.keys(events) as (keyof typeof events)[]
