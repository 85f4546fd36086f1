import { expect, test } from 'vitest'
import { answerOf, answerText, answerWords, draftOf, fits } from './answers'
import type { FieldType } from './useFields'

test.each<[FieldType, unknown, string]>([
  ['number', 1500.5, '1,500.5'], ['money', 1500, '1,500'], ['yes_no', false, 'No'], ['date', '2026-05-31', 'May 31, 2026'],
  ['choice', 'Flat', 'Flat'], ['multi_choice', ['Flat', 'House'], 'Flat, House'], ['text', ' as it is ', ' as it is '],
])('%s %j reads as %s', (type, answer, words) => {
  expect(answerWords({ type }, answer)).toBe(words)
  expect(fits({ type }, answer)).toBe(true)
  expect(answerOf({ type }, draftOf({ type }, answer))).toEqual(typeof answer === 'string' ? answer.trim() : answer)
})

test.each<[FieldType, unknown, string]>([
  ['number', 'many', 'many'], ['money', '5000', '5000'], ['yes_no', 'yes', 'yes'], ['date', '31.5.2026', '31.5.2026'], ['choice', ['a', 1], 'a, 1'], ['text', { a: 1 }, '{"a":1}'], ['multi_choice', 'Flat', 'Flat'],
])('%s %j does not fit and stands as it came', (type, answer, words) => {
  expect(fits({ type }, answer)).toBe(false)
  expect(answerWords({ type }, answer)).toBe(words)
})

test('what is emptied is taken away, and what is no number is the server\u2019s to refuse', () => {
  expect([answerOf({ type: 'text' }, ' '), answerOf({ type: 'multi_choice' }, []), answerOf({ type: 'money' }, '')]).toEqual([null, null, null])
  expect([answerOf({ type: 'number' }, 'many'), answerOf({ type: 'yes_no' }, 'perhaps')]).toEqual(['many', 'perhaps'])
  expect([answerText(null), draftOf({ type: 'multi_choice' }, undefined)]).toEqual(['', []])
})
