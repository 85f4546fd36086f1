import type { components } from '@/shared/api/schema'
import { strings as words } from './strings'

export type RulesFile = components['schemas']['RulesFile']
export type Remark = { field: string; message: string }

/** Whose a remark is: `rules[3].target.email` → “Rule 4, Facebook buyers”. A file may be anything. */
export function ownerOf(field: string, file: unknown): string {
  const [, list, place] = /^(rules|rotations|fields)\[(\d+)\]/.exec(field) ?? []
  const index = Number(place)
  const name = list ? nameIn(file, list, index) : ''
  switch (list) {
    case 'rules': return words.rule(index + 1, name)
    case 'rotations': return words.rotation(name)
    case 'fields': return words.field(name)
    default: return field.startsWith('otherwise') ? words.otherwise : words.file
  }
}

function nameIn(file: unknown, list: string, index: number): string {
  const one: unknown = (file as Record<string, { name?: unknown }[] | undefined> | null)?.[list]?.[index]?.name
  return typeof one === 'string' ? one : '–'
}
