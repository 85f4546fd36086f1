import { expect, it } from 'vitest'
import { burstOf, detailOf, placeOf, titleOf, type Notification } from './words'

const one: Notification = {
  id: 1, kind: 'assigned', lead_id: 9, lead: { id: 9, name: 'Jo Smith' }, batch_id: null, count: 1, text: '',
  actor: { kind: 'rule', id: 3, name: 'Facebook buyers', token: null }, at: '2026-06-01T10:00:00Z', read_at: null,
}
const batch: Notification = { ...one, kind: 'batch', lead_id: null, lead: null, batch_id: 4, count: 240, actor: { kind: 'member', id: 2, name: 'Jonas', token: null } }

it('says what came and how', () => {
  expect([titleOf(one), detailOf(one), placeOf(one)]).toEqual(['New lead: Jo Smith', 'Rule Facebook buyers', '/leads/9'])
  expect([titleOf(batch), placeOf(batch)]).toEqual(['240 leads from Jonas', '/leads?batch=4&assigned_agent=me'])
  expect([detailOf(batch), detailOf({ ...batch, count: 1 })]).toEqual(['Assigned to you together', 'Assigned to you'])
  expect(titleOf({ ...one, lead: { id: 9, name: '' } })).toBe('New lead: Lead 9')
})
it('says nothing about a lead that moved on', () => {
  const gone = { ...one, lead: null }
  expect([titleOf(gone), detailOf(gone), placeOf(gone)]).toEqual(['A lead you no longer have', undefined, undefined])
})
it('quotes the note of a mention and the task that is due', () => {
  const mention: Notification = { ...one, kind: 'mention', text: '@Ana please call', actor: batch.actor }
  expect([titleOf(mention), detailOf(mention)]).toEqual(['Jonas mentioned you: Jo Smith', '@Ana please call'])
  expect([titleOf({ ...mention, kind: 'task_due' }), placeOf(mention)]).toEqual(['Task due: Jo Smith', '/leads/9'])
  expect([titleOf({ ...mention, lead: null, text: '' }), placeOf({ ...mention, lead: null })]).toEqual(['A lead you no longer have', undefined])
})
it('does not lead to leads that went back', () => {
  expect(placeOf({ ...batch, kind: 'undone' })).toBeUndefined()
})
it('tells admins what needs them', () => {
  const of = (kind: Notification['kind'], text = ''): Notification => ({ ...batch, kind, text, batch_id: null, count: 1 })
  expect([titleOf(of('waiting')), placeOf(of('waiting'))]).toEqual(['Leads are waiting', '/leads?assigned_agent=waiting'])
  expect([titleOf(of('source_broken', 'Ads: reconnect.')), detailOf(of('source_broken', 'Ads: reconnect.')), placeOf(of('source_broken'))]).toEqual(['A source brings no leads', 'Ads: reconnect.', '/admin/sources'])
  expect([titleOf(of('member_joined', 'Eve')), detailOf(of('member_joined', 'Eve')), placeOf(of('member_joined'))]).toEqual(['Eve has joined', 'Added by Jonas', '/users'])
  expect([titleOf({ ...one, kind: 'reassigned_away', lead: null, actor: batch.actor }), titleOf({ ...of('reassigned_away'), count: 3 })]).toEqual(['A lead of yours went to somebody else', '3 of your leads went to others'])
})
it('has a sentence for a kind that it does not know', () => {
  const strange = { ...one, kind: 'something_later' as Notification['kind'], text: 'Details' }
  expect([titleOf(strange), detailOf(strange), placeOf(strange)]).toEqual(['Something new about Jo Smith', 'Details', '/leads/9'])
  expect([titleOf({ ...strange, lead: null, lead_id: null }), placeOf({ ...strange, lead: null, lead_id: null })]).toEqual(['Something new in Fairlead', undefined])
  expect(titleOf({ ...strange, lead: null })).toBe('A lead you no longer have')
})
it('counts leads of a burst, and notifications when it holds more than leads', () => {
  expect(burstOf([one, one, batch])).toBe('242 new leads')
  expect(burstOf([one, { ...one, kind: 'enquiry' }])).toBe('2 new notifications')
  expect(burstOf([one, one], true)).toBe('2+ new leads')
})
