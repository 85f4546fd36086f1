import { expect, test } from 'vitest'
import { leadName, sourceKey, sourceName, sourceNames } from './words'

test('a known source has a name, any other stands as written', () => {
  expect(sourceName('csv')).toBe('CSV import')
  expect(sourceName('Spring fair')).toBe('Spring fair')
})

test('a name on the screen leads back to the source', () => {
  expect(sourceKey('CSV import')).toBe('csv')
  expect(sourceKey(' Facebook ')).toBe('facebook')
  expect(sourceKey('Spring ')).toBe('Spring ')
})

test('a lead without a name is called by what is known', () => {
  const lead = { id: 7, name: '', company: '', email: '', phone: '' }
  expect(leadName({ ...lead, email: 'jo@x.test', phone: '1' })).toBe('jo@x.test')
  expect(leadName(lead)).toBe('Lead 7')
})

test('names each source once', () => {
  expect(sourceNames(['google', 'Google', 'Fair'])).toEqual(['Google', 'Fair'])
})
