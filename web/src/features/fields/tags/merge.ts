import { allOf } from '@/shared/locale/lists'
import { strings } from '../strings'
import type { Tag } from './useTags'

const words = strings.tags

/** What giving tags another name comes to: those that change, the tag that has the name already, whether several become one. */
export function mergeOf(tags: readonly Tag[], to: string, known: readonly Tag[]) {
  const changing = tags.filter(({ name }) => name !== to)
  const target = [...tags, ...known].find(({ name }) => name === to)
  return { changing, target, merges: target !== undefined || changing.length > 1 }
}

/** “Merge into cold? 14 leads have vip, and 120 leads have cold.”, or that it is called otherwise from now on. */
export function mergeWords(tags: readonly Tag[], to: string, known: readonly Tag[]): string {
  const { changing, target, merges } = mergeOf(tags, to, known)
  const [first] = changing
  if (!first) return ''
  if (!merges) return words.renaming(first.name, first.leads, to)
  return words.into(to, allOf([...changing, ...(target ? [target] : [])].map(({ name, leads }) => words.counted(name, leads))))
}

/** What a toast says of it, once so many leads have changed. */
export function mergedWords(tags: readonly Tag[], to: string, known: readonly Tag[], leads: number): string {
  const { changing, target, merges } = mergeOf(tags, to, known)
  const [first] = changing
  if (!first) return ''
  if (!merges) return words.renamed(first.name, to, leads)
  return changing.length === 1 ? words.mergedOne(first.name, to, leads) : words.merged(changing.length + (target ? 1 : 0), to, leads)
}
