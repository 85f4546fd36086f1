import { count } from '@/shared/ui/number'
import { words as wizard } from './wizard/strings'

const rows = (n: number) => `${count(n)} ${n === 1 ? 'row' : 'rows'}`

export const strings = {
  title: 'Imports',
  hint: 'Leads out of CSV and Excel files. Each import can be undone as one.',
  rows,
  drop: {
    label: 'Drop a CSV or Excel file here, or choose one',
    hint: 'Up to 1 GB. You see what becomes of its rows before anything is imported.',
    sending: (name: string, percent: number) => `Sending ${name}: ${count(percent)} %`,
    reading: (name: string) => `Reading ${name}…`,
    cancel: 'Cancel',
  },
  columns: { file: 'File', who: 'By', at: 'When', state: 'State', rows: 'Rows', created: 'New leads', rejected: 'Not imported' },
  waits: 'Not imported yet',
  none: '–',
  empty: 'No import yet',
  emptyHint: 'Drop a file above: an export of another CRM, a list from a fair, leads downloaded from Facebook. Its columns find their places by themselves, and you can change them.',
  back: 'All imports',
  gone: { title: 'This import does not exist', hint: 'Perhaps somebody has discarded it.' },
  about: (n: number, name: string) => `${rows(n)}, by ${name}`,
  wizard,
  running: {
    title: 'Bringing in the rows',
    undoing: 'Taking them back',
    far: (n: number, of: number) => `${count(n)} of ${rows(of)}`,
    back: (n: number, of: number) => `${count(n)} of ${count(of)} leads taken back`,
    pace: (perSecond: number) => `${count(perSecond)} a second`,
    left: (time: string) => `about ${time} left`,
    goesOn: 'It goes on if you close this page.',
    stop: 'Stop',
  },
  time: { seconds: (n: number) => `${count(n)} s`, minutes: (n: number) => `${count(n)} min`, hours: (n: number, minutes: number) => `${count(n)} h ${count(minutes)} min` },
  report: {
    title: 'What came of it',
    soFar: 'What came of it so far',
    figures: {
      created: 'New leads', updated: 'Updated', enquiries: 'Noted as enquiries', skipped: 'Left out', rejected: 'Not imported', repaired: 'Mended',
    },
    hints: {
      enquiries: 'On leads that were there',
      skipped: 'There already, or empty',
      repaired: 'The whole row stood within one pair of quotation marks',
    },
    stopped: (n: number, of: number) => `It was stopped after ${count(n)} of ${rows(of)}. What was imported stays.`,
    failed: (why: string) => `It could not go on: ${why} What was imported stays.`,
    seeLeads: 'See the leads',
    undo: 'Undo',
    seeStayed: 'See which',
    holders: 'Who has the new leads',
    share: 'How many each has',
    rejected: (n: number) => `${rows(n)} could not be imported`,
    rejectedHint: 'Download them as CSV: what is to be mended stands beside each. Mend it there, and drop that file.',
    download: 'Download',
  },
}
