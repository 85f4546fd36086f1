import { fieldProblemsOf, isProblem } from '@/shared/api/problem'

/** What is wrong, by input. That a name or a key is taken the server says as a conflict; it belongs to its input all the same. */
export function wrongInputs(error: unknown): Record<string, string> {
  const taken = isProblem(error) ? /^(name|key)_taken$/.exec(error.code ?? '')?.[1] : undefined
  if (taken && isProblem(error)) return { [taken]: error.detail ?? '' }
  return Object.fromEntries(fieldProblemsOf(error).map(({ field, message }) => [field, message]))
}
