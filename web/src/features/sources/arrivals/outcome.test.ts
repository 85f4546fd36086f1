import { expect, it } from 'vitest'
import type { Arrival } from '../useSources'
import { outcomeOf } from './outcome'

const of = (problem: string | null, ...states: Arrival['leads'][number]['state'][]) =>
  outcomeOf({ problem, status: 200, leads: states.map((state) => ({ state, vendor_id: 'x', lead: null, attempts: 0, next_at: null, problem: null })) })

it('says what most needs somebody', () => {
  expect(of('No.')).toBe('refused')
  expect(of(null)).toBe('again')
  expect(of(null, 'taken', 'failed', 'due')).toBe('failed')
  expect(of(null, 'taken', 'due')).toBe('due')
  expect(of(null, 'test')).toBe('test')
  expect(of(null, 'erased')).toBe('erased')
  expect(of(null, 'erased', 'taken')).toBe('taken')
  expect(outcomeOf({ problem: 'An automatic reply.', status: 250, leads: [] })).toBe('ignored')
  expect(outcomeOf({ problem: 'Not from here.', status: 550, leads: [] })).toBe('refused')
})
