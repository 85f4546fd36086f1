import { expect, test } from 'vitest'
import type { Field } from '@/shared/fields/useFields'
import { newLeadOf, nothing } from './draft'

const fields = [{ key: 'bedrooms', name: 'Bedrooms', type: 'number', choices: [] }, { key: 'wishes', name: 'Wishes', type: 'multi_choice', choices: ['Garden'] }] as unknown as Field[]

test('nothing is sent of what is not there', () => {
  const sent = JSON.parse(JSON.stringify(newLeadOf(nothing, fields)))
  expect(sent).toEqual({ name: '', email: '', phone: '', company: '', country: '', language: '', form: '', note: '', tags: [], fields: {} })
})

test('a lead is sent as the API takes it', () => {
  const draft = { ...nothing, name: 'Jo', source: 'CSV import', status: 'won', tags: ['a, b', 'c'], value: '12.5', agent: 7, note: 'Call', answers: { bedrooms: '3', wishes: [] } }
  expect(newLeadOf(draft, fields)).toEqual({
    name: 'Jo', email: '', phone: '', company: '', country: '', language: '', form: '', note: 'Call', source: 'csv', status: 'won', tags: ['a', 'b', 'c'], value: 12.5, agent_id: 7, fields: { bedrooms: 3 },
  })
})
