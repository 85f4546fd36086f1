import { expect, it } from 'vitest'
import { changesOf, stillUnsaved, valuesOf, type Settings } from './draft'

const settings: Settings = {
  id: 1, name: 'Acme', zone: 'UTC', currency: null, language: 'de-DE', phone_region: null, public_url: null, find_duplicates: true, demo: false, phone_regions: ['DE'],
}

it('shows what is not saved over what is', () => {
  expect(valuesOf(settings, { currency: 'EUR' })).toMatchObject({ name: 'Acme', currency: 'EUR', language: 'de-DE' })
})
it('saves only what differs', () => {
  expect(changesOf(settings, {})).toEqual({})
  expect(changesOf(settings, { name: 'Acme', currency: 'EUR', language: null, find_duplicates: false })).toEqual({ currency: 'EUR', language: null, find_duplicates: false })
})
it('takes an emptied address for none, and lets the server refuse an emptied name', () => {
  expect(changesOf(settings, { public_url: '' })).toEqual({})
  expect(changesOf({ ...settings, public_url: 'https://leads.test' }, { public_url: '' })).toEqual({ public_url: null })
  expect(changesOf(settings, { name: '' })).toEqual({ name: null })
})
it('keeps what is changed while something is saved', () => {
  const sent = { name: ' Ship ', public_url: null }
  const saved = { ...settings, name: 'Ship' }
  expect(stillUnsaved({ name: ' Ship ', public_url: '' }, sent, saved)).toEqual({})
  expect(stillUnsaved({ name: 'Ships', public_url: '', zone: 'UTC', currency: 'EUR' }, sent, saved)).toEqual({ name: 'Ships', currency: 'EUR' })
})
it('drops what no setting is called', () => {
  expect(changesOf(settings, { colour: 'red' } as object)).toEqual({})
})
