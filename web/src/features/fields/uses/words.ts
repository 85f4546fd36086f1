import type { components } from '@/shared/api/schema'
import { allOf } from '@/shared/locale/lists'
import { strings } from '../strings'

export type Uses = components['schemas']['Uses']

/** What becomes of the rules and views that ask for it. */
export type Fate = { rules: (n: number) => string; views: (n: number) => string }

// A dialog is no list: beyond this many, names become a number.
const named = 5

/** “2 rules ask for it: Buyers and VIP. They stay as they are …”, and the same of views. */
export function usesWords({ rules, views, private_views: hidden }: Pick<Uses, 'rules' | 'views' | 'private_views'>, fate: Fate): string[] {
  const words = strings.uses
  const n = views.length + hidden
  return [
    ...(rules.length > 0 ? [`${words.rules(rules.length, namesOf(rules))} ${fate.rules(rules.length)}`] : []),
    ...(n > 0 ? [`${words.views(n, namesOf(views, hidden > 0 ? [words.privateViews(hidden)] : []))} ${fate.views(n)}`] : []),
  ]
}

function namesOf(all: { name: string }[], also: string[] = []): string {
  const names = all.slice(0, named).map(({ name }) => name)
  return allOf([...names, ...(all.length > named ? [strings.uses.others(all.length - named)] : []), ...also])
}
