import type { FilterValues } from '@/shared/search/filterSearch'
import { empty, filled } from '@/shared/ui'
import { readRange } from '@/shared/ui/filters/range'

/**
 * The pills of the Leads page stand one for each thing that can be asked for. The address stands as the API has it:
 * the ends of a value apart, and everything asked of custom fields in one list, `budget:gte:100`.
 */
/** `gone`: there is no such field any more; its pill can only be taken away. */
export type FieldKind = 'text' | 'number' | 'date' | 'choice' | 'gone'
/** Which pill a custom field has, by its key. */
export type FieldKinds = Record<string, FieldKind>

const prefix = 'field.'

export function pillOfField(key: string): string {
  return prefix + key
}

/** What the pills hold, out of the address. */
export function pillsOf({ value_min: min, value_max: max, field = [], ...rest }: FilterValues, kinds: FieldKinds): FilterValues {
  const pills = { ...rest }
  if (min ?? max) pills.value = [`${min?.[0] ?? ''}..${max?.[0] ?? ''}`]
  for (const [key, kind] of Object.entries(kinds)) {
    const held = heldBy(kind, field.flatMap((one) => partOf(key, one)))
    if (held.length > 0) pills[pillOfField(key)] = held
  }
  return pills
}

/** The address of what the pills hold. What is asked of a field that has no pill stays as it is. */
export function addressOf(pills: FilterValues, kinds: FieldKinds, before: FilterValues): FilterValues {
  const address: FilterValues = Object.fromEntries(Object.entries(pills).filter(([key]) => key !== 'value' && !key.startsWith(prefix)))
  const { from, to } = readRange(pills.value?.[0])
  if (from !== undefined) address.value_min = [String(from)]
  if (to !== undefined) address.value_max = [String(to)]
  const others = (before.field ?? []).filter((one) => !((one.split(':')[0] ?? '') in kinds))
  const asked = Object.entries(kinds).flatMap(([key, kind]) => (pills[pillOfField(key)] ?? []).flatMap((held) => askedOf(kind, held).map((part) => `${key}:${part}`)))
  if (others.length + asked.length > 0) address.field = [...others, ...asked]
  return address
}

type Part = { operator: string; text: string }

function partOf(key: string, asked: string): Part[] {
  const [of, operator = '', ...text] = asked.split(':')
  return of === key ? [{ operator, text: text.join(':') }] : []
}

function heldBy(kind: FieldKind, parts: Part[]): string[] {
  if (kind === 'gone') return parts.map(({ operator, text }) => `${operator}:${text}`)
  if (parts.some(({ operator }) => operator === 'is_empty')) return [empty]
  if (parts.some(({ operator }) => operator === 'is_not_empty')) return [filled]
  const texts = (wanted: string) => parts.filter(({ operator }) => operator === wanted).map(({ text }) => text)
  if (kind === 'choice') return texts('is')
  if (kind === 'text') return [...texts('starts_with'), ...texts('is')]
  const [from = ''] = texts('gte')
  const [to = ''] = texts('lte')
  return from || to ? [`${from}..${to}`] : []
}

function askedOf(kind: FieldKind, held: string): string[] {
  if (kind === 'gone') return [held]
  if (held === empty) return ['is_empty:']
  if (held === filled) return ['is_not_empty:']
  if (kind === 'choice') return [`is:${held}`]
  if (kind === 'text') return [`starts_with:${held}`]
  const [from, to] = held.split('..')
  return [...(from ? [`gte:${from}`] : []), ...(to ? [`lte:${to}`] : [])]
}
