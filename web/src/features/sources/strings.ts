import { count } from '@/shared/ui/number'
import type { AnswerTarget } from './target'
import type { Outcome } from './arrivals/outcome'

const targets: Record<Exclude<AnswerTarget, 'fields'>, string> = {
  name: 'Name', first_name: 'First name', last_name: 'Last name', email: 'E-mail', phone: 'Phone', company: 'Company', country: 'Country', language: 'Language', value: 'Value',
}
const outcomes: Record<Outcome, string> = { taken: 'Taken in', due: 'On its way in', test: 'Test', failed: 'Not taken in', refused: 'Refused', again: 'Sent again' }

export const strings = {
  title: 'Sources',
  hint: 'Where leads come from by themselves.',
  add: 'Add source',
  kinds: { google: 'Google lead forms' },
  barred: {
    title: 'One permission is missing',
    hint: 'Whoever looks after sources sees every lead they send. Your role has Manage integrations, but not View all leads. Whoever manages roles can add it.',
  },
  list: {
    empty: 'No source yet',
    emptyHint: 'Connect the lead forms of your Google ads: each lead is here, with its agent, within a second of being sent.',
    never: 'Nothing has come yet',
    last: 'last sent something',
    refused: 'The last was refused',
    failed: (n: number) => `${count(n)} not taken in`,
  },
  form: {
    addTitle: 'Add Google lead forms',
    editTitle: 'Edit source',
    name: 'Name',
    namePlaceholder: 'Search ads',
    nameMissing: 'Give the source a name.',
    key: 'Key',
    keyHint: 'Enter the same at Google, which sends it with every lead: that is how a lead is known to be real. Copy it now; it is not shown again.',
    keyKept: 'The key is kept, and not shown again. Write a new one to change it, here and at Google.',
    keyMissing: 'Enter a key, or have one made up.',
    makeUp: 'Make one up',
    saved: 'The source is saved.',
  },
  menu: { label: (name: string) => `More for ${name}`, edit: 'Edit', delete: 'Delete' },
  remove: {
    title: 'Delete this source?',
    body: 'Its address takes no more leads, and what it was sent is no longer kept. Leads that have come stay.',
    confirm: 'Delete source',
    done: 'The source is deleted.',
  },
  back: 'All sources',
  gone: { title: 'This source does not exist', hint: 'Perhaps somebody has deleted it.' },
  connect: {
    title: 'Connect',
    hint: 'At Google, once for each lead form',
    steps: [
      'In Google Ads, open the lead form under Assets, and there Export leads from Google Ads, Webhook integration.',
      'Enter this address and the key of this source.',
      'Press Send test data. It stands below at once.',
    ],
    url: 'Webhook URL',
  },
  forms: {
    title: 'Forms',
    hint: 'Where answers go',
    empty: 'A form stands here once its first lead has come. Where its answers go is suggested then, and you can change it.',
    questions: (n: number) => (n === 1 ? '1 question' : `${count(n)} questions`),
    edit: (name: string) => `Edit ${name}`,
    editTitle: 'Edit form',
    name: 'Name',
    nameHint: 'What its leads have as their form, for rules and filters. Leads that have come keep theirs.',
    nameMissing: 'Give the form a name.',
    noForm: 'Leads of no form',
    targets,
    asAnswer: 'Form answer',
    key: (label: string) => `Key of ${label}`,
    keyMissing: 'Write a key.',
    goesTo: (label: string) => `${label} goes to`,
    note: 'From the next lead on. What does not fit, such as an e-mail address without @, is kept as a form answer.',
    saved: 'The form is saved.',
  },
  arrivals: {
    title: 'What came',
    hint: 'Kept for 30 days',
    empty: 'Nothing has come yet',
    emptyHint: 'Whatever is sent to the address stands here, with what became of it.',
    columns: { outcome: 'What became of it', about: 'Lead', problem: 'Why', at: 'When', action: 'Action' },
    outcomes,
    lead: (id: number) => `Lead ${count(id)}`,
    row: (outcome: string, id: number) => `${outcome}, number ${id}`,
    replay: 'Replay',
    replayOf: (row: string) => `Replay: ${row}`,
    replayed: 'It is taken in once more.',
    known: 'This lead had come before.',
    next: 'next try',
  },
  panel: { became: 'What became of it', came: 'Came', answered: 'Answered', http: (status: number) => `HTTP ${status}`, tries: 'Tries', vendorId: 'Id at the sender', lead: 'Lead', body: 'As it came, without the key' },
}
