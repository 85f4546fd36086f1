import { expect, test } from 'vitest'
import type { Names } from './useNames'
import { conditionWords, failedWords } from './words'

const field = (key: string, name: string, type: Names['fields'][number]['type']) => ({ key, name, type, choices: [], filling: false })
const names: Names = {
  statuses: [{ key: 'new', name: 'Fresh', kind: 'open', tone: 'info' }],
  fields: [field('budget', 'Budget (€)', 'money'), field('financed', 'Financing arranged', 'yes_no'), field('visit', 'Visit', 'date'), field('home', 'Home', 'choice')],
}

test.each([
  [{ field: 'source', operator: 'is', value: 'facebook' }, 'source is Facebook'],
  [{ field: 'source', operator: 'one_of', value: ['facebook', 'csv'] }, 'source is one of Facebook or CSV import'],
  [{ field: 'fields.move_in', operator: 'is_empty' }, 'move in is empty'],
  [{ field: 'arrived_hour', operator: 'between', value: [9, 17] }, 'hour of arrival is between 09:00 and 17:00'],
  [{ field: 'arrived_weekday', operator: 'is', value: 'sat' }, 'day of arrival is Saturday'],
  [{ match: 'any', conditions: [{ field: 'tag', operator: 'is', value: 'vip' }, { field: 'status', operator: 'is', value: 'new' }] }, '(tag is vip or status is Fresh)'],
  [{ field: 'fields.budget', operator: 'between', value: [5000, '7500'] }, 'Budget (€) is between 5,000 and 7,500'],
  [{ field: 'fields.financed', operator: 'is', value: 'true' }, 'Financing arranged is Yes'],
  [{ field: 'fields.visit', operator: 'is_not', value: '2026-05-31' }, 'Visit is not May 31, 2026'],
  [{ field: 'fields.visit', operator: 'lt', value: '2026-12-01' }, 'Visit is before Dec 1, 2026'],
  [{ field: 'fields.visit', operator: 'gt', value: '2026-12-01' }, 'Visit is after Dec 1, 2026'],
  [{ field: 'fields.visit', operator: 'gte', value: '2026-12-01' }, 'Visit is on or after Dec 1, 2026'],
  [{ field: 'fields.visit', operator: 'lte', value: '2026-12-01' }, 'Visit is on or before Dec 1, 2026'],
  [{ field: 'fields.visit', operator: 'between', value: ['2026-12-01', '2027-02-28'] }, 'Visit is between Dec 1, 2026 and Feb 28, 2027'],
  [{ field: 'fields.move_in', operator: 'lt', value: '2026-12-01' }, 'move in is before Dec 1, 2026'],
  [{ field: 'fields.move_in', operator: 'lt', value: 5 }, 'move in is under 5'],
  [{ field: 'fields.move_in', operator: 'is', value: '2026-12-01' }, 'move in is 2026-12-01'],
  [{ field: 'fields.home', operator: 'one_of', value: ['Flat', 'House'] }, 'Home is one of Flat or House'],
] as const)('%j reads as %s', (condition, words) => {
  expect(conditionWords(structuredClone(condition) as Parameters<typeof conditionWords>[0], names)).toBe(words)
})

test.each([
  [{ field: 'tag', operator: 'is', observed: 'social', wanted: 'VIP' }, 'no tag VIP'],
  [{ field: 'source', operator: 'is', observed: 'google', wanted: 'facebook' }, 'source is Google, not Facebook'],
  [{ field: 'form', operator: 'is', observed: '', wanted: 'Home valuation' }, 'form is empty'],
  [{ field: 'value', operator: 'gt', observed: '500', wanted: 900 }, 'value is 500, not over 900'],
  [{ field: 'source', operator: 'is_not', observed: 'google', wanted: 'google' }, 'source is Google'],
  [{ field: 'fields.budget', operator: 'gte', observed: '500', wanted: 900 }, 'Budget (€) is 500, not at least 900'],
  [{ field: 'fields.visit', operator: 'gte', observed: '2026-05-31', wanted: '2026-12-01' }, 'Visit is May 31, 2026, not on or after Dec 1, 2026'],
  [{ field: 'fields.move_in', operator: 'lt', observed: '2026-12-02', wanted: '2026-12-01' }, 'move in is Dec 2, 2026, not before Dec 1, 2026'],
  [{ field: 'fields.financed', operator: 'is', observed: '', wanted: true }, 'Financing arranged is empty'],
] as const)('%j failed because %s', (passed, words) => {
  expect(failedWords(passed, names)).toBe(words)
})
