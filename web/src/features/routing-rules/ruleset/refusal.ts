import { isProblem } from '@/shared/api/problem'
import type { NewRule } from '../useRouting'

/** A refusal of our own, as the server would word it. */
export function refusal(detail: string, code = 'refused') {
  return { type: 'about:blank', title: 'Conflict', status: 409, detail, code, errors: [] }
}

/**
 * What the server refuses about a draft, told to who edits one of its rules: what is wrong with that stands by its inputs, what is
 * wrong with another is a sentence with its name.
 */
export function ofRule(error: unknown, edited: NewRule | undefined, rules: NewRule[]): unknown {
  if (!isProblem(error) || !error.errors?.length) return error
  const prefix = `rules[${edited ? rules.indexOf(edited) : -1}].`
  const own = error.errors.filter(({ field }) => field?.startsWith(prefix)).map((one) => ({ ...one, field: one.field.slice(prefix.length) }))
  if (own.length > 0) return { ...error, errors: own }
  const [first] = error.errors
  const other = rules[Number(/^rules\[(\d+)\]/.exec(first?.field ?? '')?.[1])]
  return first && other ? refusal(`${other.name}: ${first.message}`, error.code) : error
}
