import { count } from '@/shared/ui/number'

const leads = (n: number) => `${count(n)} ${n === 1 ? 'lead' : 'leads'}`

export const strings = {
  title: 'Bulk actions',
  hint: 'What was done to many leads at once. Each can be undone as one.',
  ownHint: 'What you did to many leads at once. Each can be undone as one.',
  columns: { what: 'Action', who: 'By', state: 'State', left: 'Left out', at: 'When', act: 'Undo' },
  through: (token: string) => `through ${token}`,
  states: { running: 'Running', done: 'Done', stopped: 'Stopped', undoing: 'Undoing', undone: 'Undone', failed: 'Failed' },
  skipped: (n: number) => `${count(n)} skipped`,
  stayed: (n: number) => `${count(n)} stayed`,
  none: '–',
  undo: 'Undo',
  undoOf: (what: string) => `Undo: ${what}`,
  stop: 'Stop',
  stopOf: (what: string) => `Stop: ${what}`,
  empty: 'No bulk action yet',
  emptyHint: 'Tick leads in Leads, then assign them, set a status or change tags for all of them at once.',
  toLeads: 'Go to Leads',
  confirm: {
    title: (n: number) => `Undo for ${leads(n)}`,
    assign: 'They go back to who had them before, turns included. Leads that moved on since stay as they are. The agents are told.',
    route: 'They go back to who had them before, turns included. Leads that moved on since stay as they are. The agents are told.',
    status: 'Each gets back the status it had. Leads whose status changed since stay as they are.',
    tags: 'Each gets back the tags it had. Tags that somebody changed since stay as they are.',
    delete: 'They come back to the lists and to their agents as they were. After 30 days deleted leads are gone for good.',
  },
}
