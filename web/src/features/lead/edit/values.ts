import type { components } from '@/shared/api/schema'
import { answerOf, answerText, answerWords, draftOf, type Draft } from '@/shared/fields/answers'
import type { Field } from '@/shared/fields/useFields'
import { fromKey, sourceKey, sourceName } from '@/shared/leads/words'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { answerFrom, isEditable } from './answers'

export type LeadPatch = components['schemas']['LeadPatch']

export type { Draft }

/** How a value is typed. */
type InputKind = 'text' | 'email' | 'tel' | 'number' | 'source' | 'form' | 'tags' | 'field'

/** One value of a lead that is edited where it stands. */
export type LeadValue = {
  /** As the API and the timeline name it. */
  key: string
  label: string
  input: InputKind
  hint?: string
  /** The custom field whose answer it is. */
  field?: Field
  of: (lead: Lead) => Draft
  /** What to send so that the lead has this value; `lead` is the one that was edited. */
  patch: (draft: Draft, lead: Lead) => LeadPatch
}

const words = strings.details

type TextKey = 'name' | 'email' | 'phone' | 'company' | 'country' | 'language' | 'form'

function text(key: TextKey, input: InputKind = 'text', hint?: string): LeadValue {
  return { key, label: words[key], input, hint, of: (lead) => lead[key], patch: (draft) => ({ [key]: draft as string }) }
}

const source: LeadValue = {
  key: 'source', label: words.source, input: 'source',
  of: (lead) => sourceName(lead.source),
  patch: (draft) => ({ source: sourceKey(draft as string) }),
}

const amount: LeadValue = {
  key: 'value', label: words.value, input: 'number',
  of: (lead) => (lead.value === null ? '' : String(lead.value)),
  patch: (draft) => ({ value: draft === '' ? null : Number(draft) }),
}

const tags: LeadValue = { key: 'tags', label: words.tags, input: 'tags', hint: strings.editing.tagsHint, of: (lead) => lead.tags, patch: (draft) => ({ tags: tidy((draft as string[]).flatMap((one) => one.split(','))) as string[] }) }

/** The values that every lead has, in the order in which they stand. */
export const leadValues: LeadValue[] = [
  text('name'), text('email', 'email'), text('phone', 'tel'), text('company'),
  text('country', 'text', strings.editing.countryHint), text('language', 'text', strings.editing.languageHint),
  source, text('form', 'form'), amount, tags,
]

/** The answer to a custom field. */
export function fieldValue(field: Field): LeadValue {
  return {
    key: `fields.${field.key}`, label: field.name, input: 'field', field,
    of: (lead) => draftOf(field, lead.fields[field.key]),
    patch: (draft) => ({ fields: { [field.key]: answerOf(field, draft) } }),
  }
}

/** An answer to a form; undefined for one that is not changed by hand. */
export function answerValue(key: string, answer: unknown): LeadValue | undefined {
  if (!isEditable(answer)) return undefined
  return {
    key: `fields.${key}`, label: fromKey(key), input: 'text',
    hint: Array.isArray(answer) ? strings.editing.answerList : undefined,
    of: (lead) => answerText(lead.fields[key]),
    patch: (draft, lead) => ({ fields: { [key]: answerFrom(draft as string, lead.fields[key]) } }),
  }
}

/** As it is sent: without spaces around it, each tag once. */
export function tidy(draft: Draft): Draft {
  if (typeof draft === 'string') return draft.trim()
  return [...new Set(draft.map((one) => one.trim()).filter(Boolean))].toSorted()
}

export function isSame(a: Draft, b: Draft): boolean {
  return JSON.stringify(tidy(a)) === JSON.stringify(tidy(b))
}

export function draftText(draft: Draft): string {
  return typeof draft === 'string' ? draft : draft.join(', ')
}

/** A draft of this value as people write it. */
export function wordsOf({ field }: LeadValue, draft: Draft): string {
  return field ? answerWords(field, answerOf(field, draft)) : draftText(draft)
}

/** What two people made of one list: whatever either added is there, whatever either took out is not. */
export function united(base: string[], mine: string[], theirs: string[]): string[] {
  const kept = theirs.filter((one) => mine.includes(one) || !base.includes(one))
  return [...new Set([...kept, ...mine.filter((one) => !base.includes(one))])].toSorted()
}

/** The lead as it will be, while the server has not answered. */
export function patched(lead: Lead, patch: LeadPatch): Lead {
  const { fields, ...rest } = patch
  const answers = Object.entries({ ...lead.fields, ...fields }).filter(([, answer]) => answer !== null)
  return { ...lead, ...(rest as Partial<Lead>), fields: Object.fromEntries(answers) }
}
