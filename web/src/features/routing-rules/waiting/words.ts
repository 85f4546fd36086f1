import type { components } from '@/shared/api/schema'
import { untilWords } from '@/shared/availability/words'
import { waited } from '@/shared/ui/waited'
import { strings } from '../strings'

export type WaitingGroup = components['schemas']['WaitingGroup']

const words = strings.waiting
// Beyond this many, those whom leads wait for become a number: a banner is no list.
const groupsTold = 3

/** What the banner says: a line for each of the first few who are waited for, one for all others. */
export function linesOf(groups: WaitingGroup[], now: Date, zone: string | undefined): { waits: string; why?: string }[] {
  const others = groups.slice(groupsTold)
  const leads = others.reduce((sum, group) => sum + group.leads, 0)
  return [...groups.slice(0, groupsTold).map((group) => lineOf(group, now, zone)), ...(others.length > 0 ? [{ waits: words.others(leads, others.length) }] : [])]
}

/** “7 leads are waiting for Buyers, the oldest for 2 h 14 min.” “Nobody is available until 09:00.” */
function lineOf({ rotation, agent, leads, oldest, until }: WaitingGroup, now: Date, zone: string | undefined) {
  const name = (rotation ?? agent)?.name
  if (name === undefined) return { waits: words.anew(leads) }
  const end = until && new Date(until) > now ? untilWords(new Date(until), { now, workspace: zone }, agent !== null) : undefined
  return { waits: words.sentence(leads, name, waited(new Date(oldest), now)), why: rotation ? words.nobody(end) : words.away(name, end) }
}
