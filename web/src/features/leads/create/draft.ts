import type { components } from '@/shared/api/schema'
import { answerOf, type Draft } from '@/shared/fields/answers'
import type { Field } from '@/shared/fields/useFields'
import { splitTags } from '@/shared/leads/tags'
import { sourceKey } from '@/shared/leads/words'

type NewLead = components['schemas']['NewLead']

/** Nothing is written yet. */
export const nothing = {
  name: '', email: '', phone: '', company: '', country: '', language: '', source: '', form: '', tags: [] as string[], value: '' as number | string,
  /** Empty: where leads begin. */
  status: '',
  note: '',
  /** Undefined: by the rules. Null: by hand, nobody chosen yet. */
  agent: undefined as number | null | undefined,
  answers: {} as Record<string, Draft>,
}

/** A lead while somebody writes it down. */
export type LeadDraft = typeof nothing

/** What is sent of a lead. What is not there is left out, but for texts, which may be empty. */
export function newLeadOf({ agent, answers, source, status, tags, value, ...texts }: LeadDraft, fields: Field[]): NewLead {
  const given = fields.map((field) => [field.key, answerOf(field, answers[field.key] ?? '')] as const).filter(([, answer]) => answer !== null)
  return {
    ...texts, source: source ? sourceKey(source) : undefined, status: status || undefined, tags: splitTags(tags),
    value: value === '' ? undefined : Number(value), agent_id: agent ?? undefined, fields: Object.fromEntries(given),
  }
}
