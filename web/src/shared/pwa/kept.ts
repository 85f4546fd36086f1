import { isStale } from '@/shared/live/staleKeys'

/** An answer that the worker gives from what it kept names the moment (in ms) at which it had been asked for. */
export const keptHeader = 'Fairlead-Kept'

export const keptForMs = 24 * 60 * 60_000

/** What the workspace calls things, and who reads: of no lead. Without these no page can be drawn. */
const words = /^\/api\/v1\/(me|me\/preferences|statuses|fields|tags|views)$/
/** What an agent lives in: their leads, one lead, what is to be done, the bell. */
const leads = /^\/api\/v1\/(leads|leads\/facets|leads\/\d+|leads\/\d+\/(timeline|decisions|tasks)|me\/tasks|me\/turns|notifications)$/

export function areWords(path: string): boolean {
  return words.test(path)
}

/** Whether the answer to a GET is kept for when there is no network. What is searched for is not: every letter would be a list. */
export function isKept({ pathname, searchParams }: URL): boolean {
  return words.test(pathname) || (leads.test(pathname) && !searchParams.get('q'))
}

/** What is thrown away: of everything asked for before a moment … */
export type Drop = { before: number } & (
  | { what: 'all' } // … all of it: somebody came or went
  | { what: 'leads' } // … whatever shows leads: nobody told us what happened meanwhile
  | { what: 'topics'; topics: string[] } // … what shows these topics: somebody changed them
)

/** Whether a kept answer is thrown away. */
export function goes(path: string, asked: number, drop: Drop): boolean {
  if (asked >= drop.before) return false
  if (drop.what === 'all') return true
  return !areWords(path) && (drop.what === 'leads' || isStale(['get', path], drop.topics))
}

/** A lead that we are refused is gone with all that is about it, however lately it was asked for. */
export function isAbout(path: string, refused: string): boolean {
  const lead = /^\/api\/v1\/leads\/\d+/.exec(refused)?.[0] ?? refused
  return path === lead || path.startsWith(`${lead}/`)
}
