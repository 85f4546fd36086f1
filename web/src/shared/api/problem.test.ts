import { describe, expect, it } from 'vitest'
import { fieldProblemsOf, sentenceOf, wrongInputs } from './problem'
import { strings } from './strings'

describe('sentenceOf', () => {
  it('uses the words of the server, as a sentence', () => {
    expect(sentenceOf({ status: 409, detail: 'this key was used with another body' })).toBe(
      'This key was used with another body.',
    )
  })
  it('names the first input that was refused', () => {
    const problem = { status: 422, detail: 'validation failed', errors: [{ location: 'body.email', message: 'is not an e-mail address' }] }
    expect(sentenceOf(problem)).toBe('Email is not an e-mail address.')
    expect(sentenceOf({ status: 422, errors: [{ location: 'body.fields.budget', message: 'is no number' }] })).toBe('Budget is no number.')
  })
  it('has words of its own where the server sent none', () => {
    expect(sentenceOf({ status: 403 })).toBe(strings.byStatus[403])
    expect(sentenceOf({ status: 418 })).toBe(strings.unexpected)
  })
  it('tells a lost connection from a mistake', () => {
    expect(sentenceOf(new TypeError('Failed to fetch'))).toBe(strings.offline)
    expect(sentenceOf('<html>')).toBe(strings.unexpected)
  })
})

describe('fieldProblemsOf', () => {
  it('keeps the last name of a location', () => {
    const errors = [{ location: 'body.agents[0].weight', message: 'is too small' }, { location: 'body.tags[2]', message: 'is empty' }, { location: 'body' }]
    expect(fieldProblemsOf({ status: 422, errors })).toEqual([
      { field: 'weight', message: 'is too small' },
      { field: 'tags', message: 'is empty' },
    ])
  })
  it('tells an answer from a value of the same name', () => {
    const errors = [{ location: 'body.fields.email', message: 'is too long' }, { location: 'body.email', message: 'is wrong' }]
    expect(fieldProblemsOf({ status: 422, errors }).map(({ field }) => field)).toEqual(['fields.email', 'email'])
  })
})

describe('wrongInputs', () => {
  it('puts what is taken beside its input', () => {
    const taken = 'Somebody already signs in with this e-mail address.'
    expect(wrongInputs({ status: 409, code: 'email_taken', detail: taken })).toEqual({ email: taken })
    expect(wrongInputs({ status: 409, code: 'stale', detail: 'Changed.' })).toEqual({})
  })
})
