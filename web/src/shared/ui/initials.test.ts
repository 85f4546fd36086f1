import { expect, it } from 'vitest'
import { hueOf, initials } from './initials'

it('takes the first letter of the first and the last word', () => {
  expect(initials('Maria del Carmen Lopez')).toBe('ML')
  expect(initials('  ana ')).toBe('A')
  expect(initials('')).toBe('?')
})
it('cuts no letter in two', () => {
  expect(initials('🏡 Harbour 🚤')).toBe('🏡🚤')
  expect(initials('👩‍👧 Doe')).toBe('👩‍👧D')
  expect(initials('E\u0301mile')).toBe('E\u0301')
})
it('gives one name one hue', () => {
  expect(hueOf('Ana')).toBe(hueOf('Ana'))
  expect(hueOf('Ana')).not.toBe(hueOf('Ben'))
})
