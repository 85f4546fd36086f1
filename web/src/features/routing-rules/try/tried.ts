import type { components } from '@/shared/api/schema'
import { momentOf, wallAt, type Wall } from '@/shared/availability/zone'
import { customPrefix, definedAs } from '@/shared/conditions/fields'
import { answerOf, type Draft } from '@/shared/fields/answers'
import type { Field } from '@/shared/fields/useFields'
import { splitTags } from '@/shared/leads/tags'
import { sourceKey } from '@/shared/leads/words'
import type { Rule } from '../useRouting'

type TriedLead = components['schemas']['TriedLead']
/** What is entered, by input; `at` is apart. */
export type Values = Record<string, Draft>

/** The inputs that every lead has, in order. */
const everyLead = ['source', 'form', 'fields.campaign', 'tag', 'status', 'value', 'name', 'email', 'phone', 'company', 'country', 'language', 'import']
/** Fields of conditions that are read off another value. */
const readOff: Record<string, string> = { campaign: 'fields.campaign', email_domain: 'email', phone_country: 'phone' }
/** Where rules look at nothing. */
const first = ['source', 'form']

/** The inputs for what switched-on rules look at, then all others that there are. */
export function inputsOf(rules: Pick<Rule, 'enabled' | 'conditions'>[], fields: Field[]): { asked: string[]; others: string[] } {
  const looked = rules.filter(({ enabled }) => enabled).flatMap(({ conditions }) => conditions.flatMap(({ field, conditions: members = [] }) => [field, ...members.map((one) => one.field)]))
  const wanted = new Set(looked.map((field) => readOff[field ?? ''] ?? field ?? ''))
  const answers = [...wanted].filter((field) => field.startsWith(customPrefix) && field !== customPrefix)
  const all = [...new Set([...everyLead, ...fields.map(({ key }) => customPrefix + key), ...answers.toSorted()])]
  const asked = all.filter((input) => wanted.has(input))
  const shown = asked.length > 0 ? asked : first
  return { asked: shown, others: all.filter((input) => !shown.includes(input)) }
}

/** What is sent: what is empty is left out. */
export function triedOf(values: Values, fields: Field[]): TriedLead {
  const text = (input: string) => String(values[input] ?? '').trim() || undefined
  const source = text('source')
  const value = text('value')
  return {
    source: source && sourceKey(source), form: text('form'), status: text('status'), name: text('name'), email: text('email'), phone: text('phone'),
    company: text('company'), country: text('country'), language: text('language'), import: text('import'),
    tags: splitTags([values.tag ?? []].flat()), value: value === undefined ? undefined : Number(value), fields: answersOf(values, fields),
  }
}

function answersOf(values: Values, fields: Field[]): Record<string, unknown> {
  const given = Object.entries(values).filter(([input]) => input.startsWith(customPrefix))
  return Object.fromEntries(given.flatMap(([input, draft]) => {
    const answer = answerOf(definedAs(input, fields) ?? { type: 'text' }, draft)
    return answer === null ? [] : [[input.slice(customPrefix.length), answer]]
  }))
}

/** When it arrives by the clocks of a zone; undefined: now. A day without a time has that of now, a time without a day is today. */
export function arrivalOf({ day, time }: Wall, zone: string, now: Date): string | undefined {
  if (!day && !time) return undefined
  const wall = wallAt(now, zone)
  return momentOf(day || wall.day, time || wall.time, zone).toISOString()
}
