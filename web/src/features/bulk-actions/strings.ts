import { count } from '@/shared/ui/number'

export const strings = {
  title: 'Bulk actions',
  hint: 'What was done to many leads at once. Each can be undone as one.',
  ownHint: 'What you did to many leads at once. Each can be undone as one.',
  columns: { what: 'Action', who: 'By', state: 'State', left: 'Left out', at: 'When', act: 'Undo' },
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
}
