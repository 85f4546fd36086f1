import { expect, test } from 'vitest'
import { suggestionsOf } from './useSuggestions'

test('values stand as leads have them, most frequent first', () => {
  expect(suggestionsOf('fields.district', [{ value: 'Harbour', leads: 3 }, { value: 'facebook', leads: 1 }])).toEqual([{ value: 'Harbour', leads: 3 }, { value: 'facebook', leads: 1 }])
  expect(suggestionsOf('form', [{ value: 'Home valuation', leads: 0 }])).toEqual([{ value: 'Home valuation', leads: 0 }])
  expect(suggestionsOf('campaign')).toEqual([])
})

test('sources have their names, each once', () => {
  expect(suggestionsOf('source', [{ value: 'csv', leads: 5 }, { value: 'Fair', leads: 2 }, { value: 'CSV import', leads: 1 }])).toEqual([
    { value: 'CSV import', leads: 6 }, { value: 'Fair', leads: 2 },
    ...['Facebook', 'Google', 'LinkedIn', 'TikTok', 'Website', 'E-mail', 'API', 'Manual entry'].map((value) => ({ value, leads: 0 })),
  ])
})

test('a rule can be made for a source before its first lead', () => {
  const known = suggestionsOf('source').map(({ value }) => value)
  expect(known).toContain('Facebook')
  expect(suggestionsOf('source', [{ value: 'facebook', leads: 2 }]).filter(({ value }) => value === 'Facebook')).toEqual([{ value: 'Facebook', leads: 2 }])
})
