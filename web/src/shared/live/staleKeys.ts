import type { Query } from '@tanstack/react-query'

const root = '/api/v1/'

/** Calls that show more than their own topic. The server's topics are first segments of its paths. */
const alsoStale: Record<string, string[]> = {
  leads: ['reports', 'rotations'],
  members: ['me', 'rotations'],
  roles: ['me', 'members'],
  routing: ['rotations'],
}

/** Whether a cached answer shows something of these topics. Keys are `[method, path, …]`. */
export function isStale(key: Query['queryKey'], topics: string[]): boolean {
  const path = key[1]
  if (typeof path !== 'string' || !path.startsWith(root)) return false
  const segment = path.slice(root.length).split('/')[0] ?? ''
  return topics.some((topic) => topic === segment || alsoStale[topic]?.includes(segment))
}
