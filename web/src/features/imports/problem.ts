import { fieldProblemsOf, sentenceOf } from '@/shared/api/problem'

/** What the server says about a file or a plan: its sentences about one part stand for themselves. */
export function complaintOf(error: unknown): string {
  return fieldProblemsOf(error)[0]?.message ?? sentenceOf(error)
}
