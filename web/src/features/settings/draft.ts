import type { components } from '@/shared/api/schema'

export type Settings = components['schemas']['Settings']

export const fields = ['name', 'public_url', 'language', 'currency', 'zone', 'phone_region', 'find_duplicates'] as const
export type Field = (typeof fields)[number]
export type Values = Pick<Settings, Field>

/** What was chosen and is not saved yet. */
export type Draft = Partial<Values>

export function valuesOf(settings: Settings, draft: Draft): Values {
  return { ...settings, ...draft }
}

/** What saving would change: somebody else may have saved the same in the meantime. */
export function changesOf(settings: Settings, draft: Draft): Draft {
  return Object.fromEntries(fields.filter((field) => field in draft && given(draft[field]) !== settings[field]).map((field) => [field, given(draft[field])]))
}

/** What is chosen once changes are saved: what was chosen otherwise while they were. */
export function stillUnsaved(draft: Draft, changes: Partial<Record<Field, unknown>>, saved: Settings): Draft {
  const isSaved = (field: Field) => [changes[field], saved[field]].includes(given(draft[field]))
  return Object.fromEntries(fields.filter((field) => field in draft && !isSaved(field)).map((field) => [field, draft[field]]))
}

/** An emptied address is none. A workspace without a name is for the server to refuse. */
function given(value: Draft[Field]) {
  return value === '' ? null : value
}
