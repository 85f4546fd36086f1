import { expect, test } from 'vitest'
import { conditionWords, failedWords } from './words'

test.each([
  [{ field: 'source', operator: 'is', value: 'facebook' }, 'source is Facebook'],
  [{ field: 'source', operator: 'one_of', value: ['facebook', 'csv'] }, 'source is one of Facebook or CSV import'],
  [{ field: 'fields.move_in', operator: 'is_empty' }, 'move in is empty'],
  [{ field: 'arrived_hour', operator: 'between', value: [9, 17] }, 'hour of arrival is between 09:00 and 17:00'],
  [{ field: 'arrived_weekday', operator: 'is', value: 'sat' }, 'day of arrival is Saturday'],
  [{ match: 'any', conditions: [{ field: 'tag', operator: 'is', value: 'vip' }, { field: 'status', operator: 'is', value: 'new' }] }, '(tag is vip or status is New)'],
] as const)('%j reads as %s', (condition, words) => {
  expect(conditionWords(structuredClone(condition) as Parameters<typeof conditionWords>[0])).toBe(words)
})

test.each([
  [{ field: 'tag', operator: 'is', observed: 'social', wanted: 'VIP' }, 'no tag VIP'],
  [{ field: 'source', operator: 'is', observed: 'google', wanted: 'facebook' }, 'source is Google, not Facebook'],
  [{ field: 'form', operator: 'is', observed: '', wanted: 'Home valuation' }, 'form is empty'],
  [{ field: 'value', operator: 'gt', observed: '500', wanted: 900 }, 'value is 500, not over 900'],
  [{ field: 'source', operator: 'is_not', observed: 'google', wanted: 'google' }, 'source is Google'],
] as const)('%j failed because %s', (passed, words) => {
  expect(failedWords(passed)).toBe(words)
})
