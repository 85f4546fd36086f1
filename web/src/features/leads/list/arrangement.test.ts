import { expect, it } from 'vitest'
import { arranged, movedBy, movedTo, toggled } from './arrangement'

const usual = ['status', 'source', 'agent', 'value']
const columns = ['name', ...usual].map((id) => ({ id, header: id, cell: () => id }))

it('shows the name first, and what was chosen in its order', () => {
  expect(arranged(columns, ['value', 'status']).map(({ id }) => id)).toEqual(['name', 'value', 'status'])
})
it('leaves out what is no column any more', () => {
  expect(arranged(columns, ['fields.gone', 'name', 'status']).map(({ id }) => id)).toEqual(['name', 'status'])
})
it('shows a column where it usually stands', () => {
  expect(toggled(['status', 'value'], 'agent', usual)).toEqual(['status', 'agent', 'value'])
  expect(toggled(['status'], 'value', usual)).toEqual(['status', 'value'])
  expect(toggled(['value', 'agent'], 'status', usual)).toEqual(['status', 'value', 'agent'])
  expect(toggled(['value', 'status'], 'agent', usual)).toEqual(['value', 'status', 'agent'])
  expect(toggled(usual, 'agent', usual)).toEqual(['status', 'source', 'value'])
})
it('moves a column both ways', () => {
  expect(movedTo(usual, 'value', 'status')).toEqual(['value', 'status', 'source', 'agent'])
  expect(movedTo(usual, 'status', 'agent')).toEqual(['source', 'agent', 'status', 'value'])
  expect(movedTo(usual, 'nothing', 'agent')).toEqual(usual)
})
it('moves a column by places, and none beyond the ends', () => {
  expect(movedBy(usual, 'agent', -1)).toEqual(['status', 'agent', 'source', 'value'])
  expect(movedBy(usual, 'agent', 1)).toEqual(['status', 'source', 'value', 'agent'])
  expect(movedBy(usual, 'status', -1)).toBe(usual)
  expect(movedBy(usual, 'value', 1)).toBe(usual)
  expect(movedBy(usual, 'nothing', 1)).toBe(usual)
})
