import type { components } from '@/shared/api/schema'
import type { Lead } from '../useLead'
import { answerFrom, answerText } from './answers'

type LeadPatch = components['schemas']['LeadPatch']

const texts = ['name', 'email', 'phone', 'company', 'country', 'language', 'source', 'form'] as const
export type TextField = (typeof texts)[number]

export type LeadForm = Record<TextField, string> & {
  status: Lead['status']
  value: number | string
  tags: string[]
  answers: Record<string, string>
}

export function formOf(lead: Lead): LeadForm {
  const { name, email, phone, company, country, language, source, form, status, tags } = lead
  const answers = Object.fromEntries(Object.entries(lead.fields).map(([key, answer]) => [key, answerText(answer)]))
  return { name, email, phone, company, country, language, source, form, status, tags, value: lead.value ?? '', answers }
}

/** Only what differs, so that two people who edit different values do not undo each other. */
export function patchOf(form: LeadForm, lead: Lead): LeadPatch {
  const before = formOf(lead)
  const patch: LeadPatch = {}
  for (const field of texts) {
    if (form[field].trim() !== before[field]) patch[field] = form[field].trim()
  }
  if (form.status !== before.status) patch.status = form.status
  if (form.value !== before.value) patch.value = form.value === '' ? null : Number(form.value)
  if (form.tags.join('\n') !== before.tags.join('\n')) patch.tags = form.tags
  const changed = Object.entries(form.answers).filter(([key, text]) => text !== before.answers[key])
  if (changed.length > 0) patch.fields = Object.fromEntries(changed.map(([key, text]) => [key, answerFrom(text, lead.fields[key])]))
  return patch
}
