import { useSessionStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '@/shared/api/client'
import { useMe } from '@/shared/api/useMe'
import { useMayAssignAll } from '../useMayAssignAll'
import type { Routing } from '../useRouting'

// The server asks the rules about no more than the oldest of them.
const looked = 5_000

export type Offer = {
  /** How many the rules would take. */
  match: number
  /** There may be others among those that the rules were not asked about. */
  more: boolean
  /** Auto-assign was off until just now. */
  switchedOn: boolean
}

/** Undefined if there is nothing to offer, or if it was turned down for the rules as they are. */
export function useOffer({ auto_assign: on, version }: Routing): { offer?: Offer; dismiss: () => void } {
  const me = useMe().data?.id
  const may = useMayAssignAll()
  const switchedOn = useSwitchedOn(on, version)
  const [turnedDown, turnDown] = useSessionStorage({ key: `fairlead-offer-${me}`, defaultValue: 0, getInitialValueInEffect: false })
  const { data } = useQuery({ queryKey: ['get', '/api/v1/routing/unassigned', { version }], queryFn: count, enabled: may && on && turnedDown !== version })
  const offers = data && data.match > 0 && may && on && turnedDown !== version
  return { offer: offers ? { match: data.match, more: data.leads > looked, switchedOn } : undefined, dismiss: () => turnDown(version) }
}

async function count() {
  const { data, error } = await client.GET('/api/v1/routing/unassigned')
  if (error) throw error
  return data
}

/** Whether the last thing that changed is that auto-assign was switched on; that shows before it has a version. */
function useSwitchedOn(on: boolean, version: number): boolean {
  const [seen, setSeen] = useState<{ on: boolean; at?: number }>({ on })
  if (seen.on !== on) setSeen({ on, at: on ? version : undefined })
  return on && seen.at !== undefined && version <= seen.at + 1
}
