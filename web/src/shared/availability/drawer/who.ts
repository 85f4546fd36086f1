import { createContext, use } from 'react'

/** Whose availability the drawer shows, and how it is read. */
export type Who = { id: number; name: string; own: boolean; zone: string }

export const WhoContext = createContext<Who | undefined>(undefined)

export function useWho(): Who {
  const who = use(WhoContext)
  if (!who) throw new Error('outside the drawer')
  return who
}
