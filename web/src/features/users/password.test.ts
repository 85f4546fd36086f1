import { expect, it } from 'vitest'
import { generatePassword, shortestPassword } from './password'

it('is long enough, easy to read out, and never the same', () => {
  const some = Array.from({ length: 50 }, generatePassword)
  for (const password of some) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
  expect(new Set(some).size).toBe(50)
  expect(some[0]!.length).toBeGreaterThanOrEqual(shortestPassword)
})
