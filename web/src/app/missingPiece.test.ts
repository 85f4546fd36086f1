import { expect, it } from 'vitest'
import { isMissingPiece, mayReload } from './missingPiece'

it('knows what browsers say of a piece that is gone', () => {
  for (const message of [
    'Failed to fetch dynamically imported module: http://x/assets/LeadPage-1.js', 'error loading dynamically imported module: http://x/assets/a.js',
    'Importing a module script failed.', 'Unable to preload CSS for /assets/LeadPage-1.css',
  ]) expect(isMissingPiece(new Error(message))).toBe(true)
  expect(isMissingPiece(new TypeError('x is not a function'))).toBe(false)
})

it('reads the page anew once, not over and over', () => {
  const now = Date.now()
  expect(mayReload(now)).toBe(true)
  sessionStorage.setItem('fairlead.reloaded', String(now))
  expect(mayReload(now + 1_000)).toBe(false)
  expect(mayReload(now + 60_000)).toBe(true)
})
