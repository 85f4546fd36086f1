import type { components } from './schema'
import { strings } from './strings'

/** An RFC 9457 problem, as every failing call answers. */
export type Problem = components['schemas']['Problem']

/** One complaint about one input, e.g. `{ field: 'email', message: 'is not an e-mail address' }`. */
type FieldProblem = { field: string; message: string }

export function isProblem(error: unknown): error is Problem {
  if (typeof error !== 'object' || error === null || error instanceof Error) return false
  return 'status' in error || 'title' in error || 'detail' in error
}

/** The sentence a person reads. The server's own words win: they know more. */
export function sentenceOf(error: unknown): string {
  if (error instanceof TypeError) return strings.offline
  if (!isProblem(error)) return strings.unexpected
  const fields = fieldProblemsOf(error)
  if (error.status === 422 && fields[0]) return sentence(`${fields[0].field.replace(/^fields\./, '')} ${fields[0].message}`)
  if (error.detail) return sentence(error.detail)
  return strings.byStatus[error.status ?? 0] ?? strings.unexpected
}

/** The complaints about single inputs, for showing each beside its input. */
export function fieldProblemsOf(error: unknown): FieldProblem[] {
  if (!isProblem(error)) return []
  return (error.errors ?? []).flatMap(({ location, message }) =>
    message ? [{ field: fieldName(location), message }] : [],
  )
}

/** What is wrong, by input. That a name, a key or an address is taken the server says as a conflict; it belongs to its input all the same. */
export function wrongInputs(error: unknown): Record<string, string> {
  const taken = isProblem(error) ? /^(name|key|email)_taken$/.exec(error.code ?? '')?.[1] : undefined
  if (taken && isProblem(error)) return { [taken]: error.detail ?? '' }
  return Object.fromEntries(fieldProblemsOf(error).map(({ field, message }) => [field, message]))
}

/** `body.agents[0].weight` → `weight`; the answer to a custom field is no other value of that name: `body.fields.budget` → `fields.budget`. */
function fieldName(location = ''): string {
  return /fields\.[^.]+$/.exec(location)?.[0] ?? location.split('.').at(-1)?.replace(/\[\d+\]$/, '') ?? ''
}

function sentence(text: string): string {
  const trimmed = text.trim()
  const upper = trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
  return /[.!?]$/.test(upper) ? upper : `${upper}.`
}
