import { expect, test } from 'vitest'
import { keyOfName } from './key'

test.each([
  ['Budget', 'budget'],
  [' Budget (€) ', 'budget'],
  ['Größe der Wohnung', 'grosse_der_wohnung'],
  ['Łódź / Ærø', 'lodz_aero'],
  ['Move-in date', 'move_in_date'],
  ['预算', 'field'],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
])('%s becomes %s', (name, key) => {
  expect(keyOfName(name, [])).toBe(key)
})

test('a key that is taken has a number behind it', () => {
  expect(keyOfName('Budget', ['budget', 'budget_2'])).toBe('budget_3')
})
