import { expect, test } from 'vitest'
import { arrivalOf, inputsOf, triedOf } from './tried'

const budget = { key: 'budget', name: 'Budget', type: 'money' as const, choices: [], filling: false }
const rule = (enabled: boolean, ...conditions: { field?: string; match?: 'any'; conditions?: { field: string; operator: 'is' }[] }[]) => ({ enabled, conditions })

test('what rules look at comes first, in the order of a lead; what they read off another value is that value', () => {
  const rules = [rule(true, { field: 'fields.budget' }, { field: 'arrived_hour' }), rule(true, { match: 'any', conditions: [{ field: 'email_domain', operator: 'is' }, { field: 'campaign', operator: 'is' }] }), rule(false, { field: 'tag' })]
  const { asked, others } = inputsOf(rules, [budget])
  expect(asked).toEqual(['fields.campaign', 'email', 'fields.budget'])
  expect(others).toEqual(['source', 'form', 'tag', 'status', 'value', 'name', 'phone', 'company', 'country', 'language', 'import'])
})

test('an answer that nobody has defined has an input where a rule asks for it', () => {
  expect(inputsOf([rule(true, { field: 'fields.district' })], [budget]).asked).toEqual(['fields.district'])
  expect(inputsOf([], [budget])).toEqual({ asked: ['source', 'form'], others: expect.arrayContaining(['fields.budget', 'import']) })
})

test('what is empty is left out, and names of sources are their keys', () => {
  const lead = triedOf({ 'source': 'Facebook', 'form': ' ', 'tag': ['vip', 'a, b'], 'value': '500', 'fields.budget': '20', 'fields.district': 'Harbour', 'fields.empty': '' }, [budget])
  expect(lead).toMatchObject({ source: 'facebook', form: undefined, tags: ['vip', 'a', 'b'], value: 500, fields: { budget: 20, district: 'Harbour' } })
})

test('it arrives by the clocks of the workspace', () => {
  const now = new Date('2026-06-01T10:30:00Z')
  expect(arrivalOf({ day: '', time: '' }, 'Europe/Berlin', now)).toBeUndefined()
  expect(arrivalOf({ day: '2026-06-06', time: '09:00' }, 'Europe/Berlin', now)).toBe('2026-06-06T07:00:00.000Z')
  expect(arrivalOf({ day: '2026-06-06', time: '' }, 'Europe/Berlin', now)).toBe('2026-06-06T10:30:00.000Z')
  expect(arrivalOf({ day: '', time: '09:00' }, 'Europe/Berlin', now)).toBe('2026-06-01T07:00:00.000Z')
})
