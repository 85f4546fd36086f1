import { expect, test } from 'vitest'
import type { Lead } from '../useLead'
import { answerValue, fieldValue, isSame, leadValues, patched, tidy, united, wordsOf } from './values'

const lead: Lead = {
  id: 1, name: 'Jo', email: 'jo@x.test', phone: '', company: '', country: 'DE', language: 'de', source: 'google', form: 'Contact', status: 'new',
  tags: ['vip'], fields: { rooms: 3, wishes: ['garden', 'lift'], district: 'Old Town', raw: { a: 1 } }, value: 100, external_id: '', assigned_agent: null, waiting_for: null, waiting_for_agent: null,
  batch_id: null, version: 4, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z',
}
const value = (key: string) => leadValues.find((one) => one.key === key)!

test('a value is read as it is typed, and sent as the API takes it', () => {
  expect(value('source').of(lead)).toBe('Google')
  expect(value('source').patch('CSV import', lead)).toEqual({ source: 'csv' })
  expect([value('value').of(lead), value('value').patch('', lead), value('value').patch('12.5', lead)]).toEqual(['100', { value: null }, { value: 12.5 }])
  expect(value('tags').patch(['b', 'a, c'], lead)).toEqual({ tags: ['a', 'b', 'c'] })
})

test('answers keep their sort, an emptied one is removed', () => {
  const patch = (key: string, text: string) => answerValue(key, lead.fields[key])?.patch(text, lead)
  expect(patch('rooms', '4')).toEqual({ fields: { rooms: 4 } })
  expect(patch('wishes', 'garden, sea')).toEqual({ fields: { wishes: ['garden', 'sea'] } })
  expect(patch('district', '')).toEqual({ fields: { district: null } })
  expect(answerValue('raw', lead.fields.raw)).toBeUndefined()
})

test('the answer to a custom field is edited by its type, and said in words', () => {
  const rooms = fieldValue({ key: 'rooms', name: 'Rooms', type: 'number', choices: [], filling: false })
  expect([rooms.key, rooms.of(lead), rooms.patch('1200', lead), rooms.patch('', lead)]).toEqual(['fields.rooms', '3', { fields: { rooms: 1200 } }, { fields: { rooms: null } }])
  const wishes = fieldValue({ key: 'wishes', name: 'Wishes', type: 'multi_choice', choices: ['lift', 'garden, large'], filling: false })
  expect([wishes.of(lead), wishes.patch(['garden, large'], lead)]).toEqual([['garden', 'lift'], { fields: { wishes: ['garden, large'] } }])
  expect([wordsOf(rooms, '1200'), wordsOf(wishes, ['lift', 'garden, large'])]).toEqual(['1,200', 'lift, garden, large'])
})

test('spaces, order and doubled tags are no change', () => {
  expect(tidy(['b', ' a', 'b', 'c, d'])).toEqual(['a', 'b', 'c, d'])
  expect([isSame(' Jo ', 'Jo'), isSame(['b', 'a'], ['a', 'b']), isSame('Jo', 'Jon')]).toEqual([true, true, false])
})

test('tags of two people add up', () => {
  expect(united(['vip', 'old'], ['vip', 'mine'], ['vip', 'old', 'theirs'])).toEqual(['mine', 'theirs', 'vip'])
})

test('a change shows before it is saved', () => {
  expect(patched(lead, { name: 'Jo Doe', fields: { rooms: null, floor: 2 } })).toEqual({ ...lead, name: 'Jo Doe', fields: { wishes: ['garden', 'lift'], district: 'Old Town', raw: { a: 1 }, floor: 2 } })
})
