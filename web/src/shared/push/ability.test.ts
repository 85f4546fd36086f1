import { expect, it } from 'vitest'
import { abilityOf, isApple, type Surroundings } from './ability'

const desk: Surroundings = { secure: true, able: true, permission: 'default', apple: false, standalone: false }

it('knows who can take push', () => {
  expect(abilityOf(desk)).toBe('can')
  expect(abilityOf({ ...desk, permission: 'granted' })).toBe('can')
  expect(abilityOf({ ...desk, permission: 'denied' })).toBe('denied')
  expect(abilityOf({ ...desk, able: false })).toBe('cannot')
  expect(abilityOf({ ...desk, secure: false, able: false })).toBe('insecure')
})
it('sends an iPhone to its home screen first', () => {
  const phone = { ...desk, apple: true, able: false, permission: undefined }
  expect(abilityOf(phone)).toBe('home-screen')
  expect(abilityOf({ ...phone, standalone: true })).toBe('cannot') // older than iOS 16.4
  expect(abilityOf({ ...desk, apple: true, standalone: true })).toBe('can')
})
it('tells an iPad from a Mac', () => {
  expect(isApple('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)', 5)).toBe(true)
  expect(isApple('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5)).toBe(true)
  expect(isApple('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0)).toBe(false)
})
