import { expect, it } from 'vitest'
import { addressOf, pillsOf, type FieldKinds } from './pills'

const kinds: FieldKinds = { budget: 'number', move_in: 'date', kind: 'choice', district: 'text' }

it('brings every pill through the address unchanged', () => {
  const pills = {
    status: ['new'], tag_none: ['spam'], value: ['100..'],
    'field.budget': ['..5000'], 'field.move_in': ['2026-05-01..2026-05-31'], 'field.kind': ['House', 'Flat: small'], 'field.district': ['Old'],
  }
  const address = addressOf(pills, kinds, {})
  expect(address).toEqual({
    status: ['new'], tag_none: ['spam'], value_min: ['100'],
    field: ['budget:lte:5000', 'move_in:gte:2026-05-01', 'move_in:lte:2026-05-31', 'kind:is:House', 'kind:is:Flat: small', 'district:starts_with:Old'],
  })
  expect(pillsOf(address, kinds)).toEqual(pills)
})
it('knows whether there is a value at all', () => {
  expect(addressOf({ 'field.kind': [':empty'], 'field.budget': [':filled'] }, kinds, {})).toEqual({ field: ['budget:is_not_empty:', 'kind:is_empty:'] })
  expect(pillsOf({ field: ['kind:is_empty:', 'kind:is:House'] }, kinds)).toEqual({ 'field.kind': [':empty'] })
})
it('can take away what is asked of a field that is gone', () => {
  const kindsNow: FieldKinds = { ...kinds, parking: 'gone' }
  const before = { field: ['parking:is:yes', 'parking:is_empty:', 'budget:gte:1'] }
  const pills = pillsOf(before, kindsNow)
  expect(pills['field.parking']).toEqual(['is:yes', 'is_empty:'])
  expect(addressOf(pills, kindsNow, before).field?.toSorted()).toEqual(before.field.toSorted())
  expect(addressOf({ ...pills, 'field.parking': [] }, kindsNow, before)).toEqual({ field: ['budget:gte:1'] })
})
it('leaves alone what is asked of a field without a pill', () => {
  const before = { field: ['gone:is:x', 'budget:gte:1'] }
  expect(pillsOf(before, kinds)).toEqual({ 'field.budget': ['1..'] })
  expect(addressOf({ status: ['won'] }, kinds, before)).toEqual({ status: ['won'], field: ['gone:is:x'] })
  expect(addressOf({}, kinds, {})).toEqual({})
})
