import { count } from '@/shared/ui/number'

/** Why rules pass somebody over, beside being away. Figures are absent where nobody counted. */
export const strings = {
  inactive: 'deactivated', weight_zero: 'weight is 0',
  today: (had?: number, most?: number) => (had === undefined || most === undefined ? 'has had enough leads today' : `has had ${count(had)} of ${count(most)} leads today`),
  week: (had?: number, most?: number) => (had === undefined || most === undefined ? 'has had enough leads this week' : `has had ${count(had)} of ${count(most)} leads this week`),
  open: (has?: number, most?: number) => (has === undefined || most === undefined ? 'has enough open leads' : `has ${count(has)} of ${count(most)} open leads`),
  cap_overall: 'has as many open leads as allowed',
}
