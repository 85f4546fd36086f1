import { expect, it } from 'vitest'
import type { Field } from '@/shared/fields/useFields'
import { bodyOf, draftOf, fills, open, wrongIn } from './draft'

const fields: Field[] = [{ key: 'budget', name: 'Budget', type: 'money', choices: [], filling: false }]

it('sends what it was given', () => {
  const form = { page_url: 'x', title: 'T', questions: [{ key: 'name', label: 'Name', required: true }], consent: 'C', button: '', thanks: '', redirect: '', origins: ['https://a.test', 'https://b.test'], show_agent: true }
  const { page_url: _, ...rest } = form
  expect(bodyOf(draftOf('N', form))).toEqual({ name: 'N', form: rest })
  expect(bodyOf({ ...draftOf('N'), origins: ' https://a.test\n\nhttps://b.test, * ' }).form.origins).toEqual(['https://a.test', 'https://b.test', '*'])
})
it('says what a question fills, and what is not asked yet', () => {
  expect([fills('email', fields), fills('fields.budget', fields), fills('fields.gone', fields)]).toEqual(['E-mail', 'Budget', 'A custom field that is no more'])
  const left = open(draftOf().questions, fields)
  expect(left.standard.map(({ key }) => key)).toEqual(['first_name', 'last_name', 'company'])
  expect(left.fields).toEqual([{ key: 'fields.budget', label: 'Budget' }])
  expect(open([{ key: 'fields.budget', label: '', required: false }], fields).fields).toEqual([])
})
it('brings what is wrong to its input', () => {
  const problem = { status: 422, errors: [{ field: 'form.origins[1]', message: 'A.' }, { field: 'form.questions[2].label', message: 'B.' }, { field: 'name', message: 'C.' }] }
  expect(wrongIn(problem)).toEqual({ 'origins': 'A.', 'questions[2].label': 'B.', 'name': 'C.' })
  expect(wrongIn(new TypeError())).toEqual({})
})
