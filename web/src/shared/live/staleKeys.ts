import type { Query } from '@tanstack/react-query'

const root = '/api/v1/'

/** Calls that show more than their own topic. The server's topics are first segments of its paths. */
const alsoStale: Record<string, string[]> = {
  batches: ['imports'],
  leads: ['members', 'me/tasks', 'me/turns', 'notifications', 'reports', 'rotations', 'tags'],
  members: ['me', 'rotations', 'routing/check'],
  roles: ['me', 'members'],
  routing: ['me/turns', 'rotations'],
  settings: ['dispatches', 'fields', 'me', 'routing/check', 'statuses'],
  sources: ['arrivals', 'routing/check'],
}

/**
 * Calls that count what waits and what nobody has: themselves, not what lies below them. Counting what the rules would take asks
 * them about thousands of leads: that is for what was done to many, not for each that comes in.
 */
const counting: Record<string, string[]> = { leads: ['routing'], batches: ['routing/unassigned'] }

/** Whether a cached answer shows something of these topics. Keys are `[method, path, …]`. */
export function isStale(key: Query['queryKey'], topics: string[]): boolean {
  const path = key[1]
  if (typeof path !== 'string' || !path.startsWith(root)) return false
  const below = path.slice(root.length)
  const within = (place: string) => below === place || below.startsWith(`${place}/`)
  return topics.some((topic) => within(topic) || alsoStale[topic]?.some(within) || counting[topic]?.includes(below))
}
