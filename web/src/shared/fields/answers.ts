import { dateFormat } from '@/shared/locale/locale'
import { count, money } from '@/shared/ui/number'
import { strings } from './strings'
import type { Field } from './useFields'

/** An answer while somebody types it: a text, or the choices of a list. */
export type Draft = string | string[]

/** Answers come as text, numbers, yes/no or lists; anything else stands as it was sent. */
export function answerText(answer: unknown): string {
  if (answer === null || answer === undefined) return ''
  if (Array.isArray(answer) && answer.every((one) => typeof one !== 'object')) return answer.join(', ')
  return typeof answer === 'object' ? JSON.stringify(answer) : String(answer)
}

/** Whether an answer is what the server would keep for this field. One that came before the field was defined may not be. */
export function fits({ type }: Pick<Field, 'type'>, answer: unknown): boolean {
  switch (type) {
    case 'number': case 'money': return typeof answer === 'number'
    case 'yes_no': return typeof answer === 'boolean'
    case 'multi_choice': return Array.isArray(answer) && answer.every((one) => typeof one === 'string')
    case 'date': return isDay(answer)
    default: return typeof answer === 'string'
  }
}

/** An answer as people write it: “£450,000”, “31 May 2026”, “Yes”. */
export function answerWords(field: Pick<Field, 'type'>, answer: unknown): string {
  if (!fits(field, answer)) return answerText(answer)
  switch (field.type) {
    case 'number': return count(answer as number)
    case 'money': return money(answer as number)
    case 'yes_no': return answer ? strings.yes : strings.no
    case 'date': return dayWords(answer as string)
    default: return answerText(answer)
  }
}

/** A day as the API writes it: `2026-05-31`. */
export function isDay(answer: unknown): answer is string {
  return typeof answer === 'string' && /^\d{4}-\d\d-\d\d$/.test(answer)
}

/** A day has no zone: it is the same one everywhere. */
export function dayWords(day: string): string {
  return dateFormat({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

export function draftOf(field: Pick<Field, 'type'>, answer: unknown): Draft {
  if (field.type === 'multi_choice') return Array.isArray(answer) ? answer.map(String) : [answerText(answer)].filter(Boolean)
  return answerText(answer)
}

/** What to send for a draft; null takes the answer away. Whether it fits is the server's to say. */
export function answerOf(field: Pick<Field, 'type'>, draft: Draft): unknown {
  if (Array.isArray(draft)) return draft.length > 0 ? draft : null
  const text = draft.trim()
  if (text === '') return null
  switch (field.type) {
    case 'number': case 'money': return Number.isFinite(Number(text)) ? Number(text) : text
    case 'yes_no': return ['true', 'false'].includes(text) ? text === 'true' : text
    default: return text
  }
}
