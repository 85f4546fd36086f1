import type { LeadDraft } from './draft'

/** What each part of the form works on. */
export type Part = {
  lead: LeadDraft
  set: (change: Partial<LeadDraft>) => void
  /** What is wrong with a value, as the server names it. */
  problem: (field: string) => string | undefined
}

/** Says below an input how it is written. */
export function hinted(description: string) {
  return { description, inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] }
}
