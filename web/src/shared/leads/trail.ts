import type { components } from '@/shared/api/schema'

type LeadFilter = components['schemas']['LeadFilter']
type LeadSort = components['schemas']['LeadSort']

/** How many leads a page of the list holds. */
const trailPage = 50

/** The list that somebody came from, as it was then: the way from lead to lead, and back to the list. */
export type LeadTrail = {
  /** What further pages are asked for with. */
  query: LeadFilter & { sort?: LeadSort }
  /** The list in the address, without its page. */
  search: Record<string, unknown>
  /** The page: where it begins, where those before it do, and where the next one does. */
  cursor: string | undefined
  before: (string | undefined)[]
  next: string | null
  ids: number[]
  total: number
  exact: boolean
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    trail?: LeadTrail
    /** The arrow that was pressed to get here, which keeps the focus. */
    arrow?: Direction
  }
}

export type Direction = 'previous' | 'next'

/** Where a lead stands in its list, from 1; undefined if it is not on the page. */
export function placeOf({ ids, before }: LeadTrail, id: number): number | undefined {
  const index = ids.indexOf(id)
  return index < 0 ? undefined : before.length * trailPage + index + 1
}

type Step = { id: number } | { page: Pick<LeadTrail, 'cursor' | 'before'> } | undefined

/** What comes before or after a lead: another one, or a page that has to be read. */
export function stepFrom({ ids, before, cursor, next }: LeadTrail, id: number, direction: Direction): Step {
  const index = ids.indexOf(id)
  if (index < 0) return undefined
  const neighbour = ids[direction === 'next' ? index + 1 : index - 1]
  if (neighbour !== undefined) return { id: neighbour }
  if (direction === 'next') return next === null ? undefined : { page: { cursor: next, before: [...before, cursor] } }
  return before.length === 0 ? undefined : { page: { cursor: before.at(-1), before: before.slice(0, -1) } }
}
