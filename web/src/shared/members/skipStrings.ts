import { count } from '@/shared/ui/number'

/** Why rules pass somebody over. `until` is empty if nobody knows when it ends; figures are absent where nobody counted. */
export const strings = {
  inactive: 'deactivated', excluded: 'excluded', weight_zero: 'weight is 0',
  onLeave: (until: string) => (until ? `on leave until ${until}` : 'on leave'),
  paused: (until: string) => (until ? `paused until ${until}` : 'paused'),
  outside: (until: string) => (until ? `outside working hours until ${until}` : 'outside working hours'),
  today: (had?: number, most?: number) => (had === undefined || most === undefined ? 'has had enough leads today' : `has had ${count(had)} of ${count(most)} leads today`),
  week: (had?: number, most?: number) => (had === undefined || most === undefined ? 'has had enough leads this week' : `has had ${count(had)} of ${count(most)} leads this week`),
  open: (has?: number, most?: number) => (has === undefined || most === undefined ? 'has enough open leads' : `has ${count(has)} of ${count(most)} open leads`),
  overall: 'has as many open leads as allowed',
}
