import { expect, it } from 'vitest'
import type { Delivery } from '../useWebhooks'
import { deliveryName, leadName } from './about'

const delivery = (part: Partial<Delivery>) => ({ type: 'lead.assigned', lead_id: 7, body: { data: { lead: { name: 'Jo Smith' } } }, ...part }) as Delivery

it('names the lead as the message does', () => {
  expect(leadName(delivery({}))).toBe('Jo Smith')
  expect(deliveryName(delivery({}))).toBe('Lead assigned, Jo Smith')
})
it('gives the number of a lead without a name', () => {
  expect(leadName(delivery({ body: { data: { lead: { name: '' } } } }))).toBe('Lead 7')
  expect(leadName(delivery({ body: null }))).toBe('Lead 7')
})
it('knows that a test is about nobody', () => {
  expect(deliveryName(delivery({ type: 'test', lead_id: null, body: { data: { message: 'Hi' } } }))).toBe('Test')
})
