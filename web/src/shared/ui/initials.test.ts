import { expect, it } from 'vitest'
import { hueOf, initials } from './initials'

it('takes the first letter of the first and the last word', () => {
  expect(initials('Maria del Carmen Lopez')).toBe('ML')
  expect(initials('  ana ')).toBe('A')
  expect(initials('')).toBe('?')
})
it('gives one name one hue', () => {
  expect(hueOf('Ana')).toBe(hueOf('Ana'))
  expect(hueOf('Ana')).not.toBe(hueOf('Ben'))
})
