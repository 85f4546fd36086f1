import { expect, test } from 'vitest'
import { beginOf, openOf, statusName } from './statuses'
import type { LeadStatus } from './useStatuses'

const statuses: LeadStatus[] = [
  { key: 'won', name: 'Sold', kind: 'won', tone: 'positive' }, { key: 'contacted', name: 'Contacted', kind: 'open', tone: 'info' }, { key: 'new', name: 'New', kind: 'open', tone: 'brand' },
]

test('a status is called as the workspace calls it, one that is gone by its key', () => {
  expect(statusName('won', statuses)).toBe('Sold')
  expect(statusName('visit_planned', statuses)).toBe('Visit planned')
})

test('leads begin in the first open status', () => {
  expect(openOf(statuses).map(({ key }) => key)).toEqual(['contacted', 'new'])
  expect(beginOf(statuses)?.key).toBe('contacted')
  expect(beginOf([])).toBeUndefined()
})
