import { isProblem } from '@/shared/api/problem'
import type { components } from '@/shared/api/schema'
import type { Field } from '@/shared/fields/useFields'
import { strings } from './strings'

export type Question = components['schemas']['FormQuestion']
type Form = components['schemas']['WebsiteForm']

/** What is being entered for a website form. Websites stand on lines. */
export type Draft = Omit<Form, 'page_url' | 'origins'> & { name: string; origins: string }

const asked: Question[] = [
  { key: 'name', label: 'Name', required: true }, { key: 'email', label: 'E-mail', required: true },
  { key: 'phone', label: 'Phone', required: false }, { key: 'message', label: 'Message', required: false },
]

export function draftOf(name = '', form?: Form | null): Draft {
  if (!form) return { name, title: '', questions: asked, consent: '', button: '', thanks: '', redirect: '', origins: '', show_agent: false }
  const { page_url: _, origins, ...rest } = form
  return { ...rest, name, origins: origins.join('\n') }
}

/** What to send for a draft. */
export function bodyOf({ name, origins, ...form }: Draft) {
  return { name, form: { ...form, origins: origins.split(/[\s,]+/).filter(Boolean) } }
}

const prefix = 'fields.'
const standard: Record<string, string> = strings.standard

/** What a question fills: a part of the contact, the message, or a custom field. */
export function fills(key: string, fields: Field[]): string {
  if (!key.startsWith(prefix)) return standard[key] ?? key
  return fields.find((field) => prefix + field.key === key)?.name ?? strings.questions.gone
}

/** What can still be asked, under their headings. */
export function open(questions: Question[], fields: Field[]) {
  const free = (key: string) => !questions.some((question) => question.key === key)
  return {
    standard: Object.entries(standard).filter(([key]) => free(key)).map(([key, label]) => ({ key, label })),
    fields: fields.map(({ key, name }) => ({ key: prefix + key, label: name })).filter(({ key }) => free(key)),
  }
}

/** What the server says about the inputs: `origins`, `questions[2].label`. */
export function wrongIn(error: unknown): Record<string, string> {
  if (!isProblem(error)) return {}
  return Object.fromEntries((error.errors ?? []).map(({ field, message }) => [field.replace(/^form\./, '').replace(/^origins\[\d+\]$/, 'origins'), message]))
}
