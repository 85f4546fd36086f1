import { expect, it } from 'vitest'
import { readTarget, writeTarget } from './target'

it.each(['email', 'first_name', 'fields.budget', 'fields.a.b'])('reads %s and writes it again', (target) => {
  expect(writeTarget(readTarget(target))).toBe(target)
})
it('takes what it does not know for a form answer', () => {
  expect(readTarget('fax')).toEqual({ to: 'fields', key: '' })
})
