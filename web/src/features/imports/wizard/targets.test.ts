import { expect, it } from 'vitest'
import type { Field } from '@/shared/fields/useFields'
import type { ImportColumn } from '../useImports'
import { answerTarget, choicesOf, conflictsOf, fieldOf } from './targets'

const budget: Field = { key: 'budget', name: 'Budget', type: 'money', choices: [], filling: false }
const column: ImportColumn = { header: 'Budget', field: null, type: 'money', choices: [], samples: [], filled: 3, day_or_month: false, point_or_comma: false }

it('finds the columns that want to go to the same place', () => {
  expect(conflictsOf({ 'E-mail': 'email', Mail: 'email', 'Mail 2': 'email', Phone: 'phone', Fax: null, Pager: null })).toEqual(
    new Map([['E-mail', ['Mail', 'Mail 2']], ['Mail', ['E-mail', 'Mail 2']], ['Mail 2', ['E-mail', 'Mail']]]),
  )
  expect(conflictsOf({ A: 'email', B: 'phone' }).size).toBe(0)
})
it('keeps a column as an answer under a key of its own', () => {
  expect(answerTarget(column, [])).toBe('fields.budget')
  expect(answerTarget(column, [budget])).toBe('fields.budget_2')
  expect(answerTarget({ ...column, field: 'fields.what_budget' }, [budget])).toBe('fields.what_budget')
  expect(answerTarget({ ...column, field: 'fields.budget' }, [budget])).toBe('fields.budget_2')
  expect(fieldOf('fields.budget', [budget])).toBe(budget)
  expect(fieldOf('budget', [budget])).toBeUndefined()
})
it('offers fields, a new one only to who may add it, and each place once', () => {
  const values = (mayAdd: boolean, fields: Field[]) => choicesOf(column, fields, mayAdd).flatMap(({ value, items }) => items?.map((item) => item.value) ?? value)
  const headings = (mayAdd: boolean) => choicesOf(column, [], mayAdd).flatMap(({ group }) => group ?? [])
  expect(headings(false)).toEqual(['Contact', 'Lead'])
  expect(headings(true)).toEqual(['Contact', 'Lead', 'Your fields'])
  expect(values(true, [budget])).toContain('new')
  expect(values(false, [budget])).not.toContain('new')
  expect(new Set(values(true, [budget])).size).toBe(values(true, [budget]).length)
})
