import { expect, test } from 'vitest'
import type { NewRule } from '../useRouting'
import { ofRule, refusal } from './refusal'

const rule = (name: string): NewRule => ({ name, enabled: true, match: 'all', conditions: [], target: { agent_id: 1 } })
const [first, second] = [rule('First'), rule('Second')]
const wrong = (field: string) => ({ ...refusal('Two values need mending.', 'invalid'), status: 422, errors: [{ field, location: `body.${field}`, message: 'Say what to compare with.' }] })

test('what is wrong with the edited rule stands by its inputs', () => {
  expect(ofRule(wrong('rules[1].conditions[0].value'), second, [first, second])).toMatchObject({ status: 422, errors: [{ field: 'conditions[0].value' }] })
})

test('what is wrong with another rule is said with its name', () => {
  expect(ofRule(wrong('rules[0].target.rotation_id'), second, [first, second])).toMatchObject({ detail: 'First: Say what to compare with.', errors: [] })
  expect(ofRule(wrong('rules[0].name'), undefined, [first])).toMatchObject({ detail: 'First: Say what to compare with.' })
})

test('anything else is told as it is', () => {
  expect(ofRule(wrong('base_version'), second, [first, second])).toEqual(wrong('base_version'))
  expect(ofRule(refusal('No.'), second, [first, second])).toEqual(refusal('No.'))
  const broken = new TypeError('offline')
  expect(ofRule(broken, second, [first, second])).toBe(broken)
})
