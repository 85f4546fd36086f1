import type { components } from '@/shared/api/schema'
import { dayAfter, momentOf } from './zone'

export type Availability = components['schemas']['Availability']
export type Leave = components['schemas']['Leave']
/** Turns what is saved into what is to be saved. */
export type Edit = (saved: Availability) => Availability

const isDay = (text: string) => !text.includes('T')

/** The day, and the minute if there is one. */
export function splitAt(text: string): { day: string; time: string } {
  const [day = '', time = ''] = text.split('T')
  return { day, time: time.slice(0, 5) }
}

export function startOf({ from }: Leave, zone: string): Date {
  const { day, time } = splitAt(from)
  return momentOf(day, time || '00:00', zone)
}

/** The last day is included, a minute is not. */
export function endOf({ to }: Leave, zone: string): Date {
  const { day, time } = splitAt(to)
  return isDay(to) ? momentOf(dayAfter(day), '00:00', zone) : momentOf(day, time, zone)
}

export function phaseOf(leave: Leave, now: Date, zone: string): 'earlier' | 'now' | 'coming' {
  if (endOf(leave, zone) <= now) return 'earlier'
  return startOf(leave, zone) <= now ? 'now' : 'coming'
}

/** A leave with the place it has in what is saved. */
export type Placed = { leave: Leave; at: number; phase: ReturnType<typeof phaseOf> }

/** Soonest first; those that are over stand apart, the latest first. */
export function inOrder(leave: Leave[], now: Date, zone: string): { ahead: Placed[]; earlier: Placed[] } {
  const placed = leave.map((one, at): Placed => ({ leave: one, at, phase: phaseOf(one, now, zone) }))
    .toSorted((a, b) => startOf(a.leave, zone).getTime() - startOf(b.leave, zone).getTime())
  return { ahead: placed.filter(({ phase }) => phase !== 'earlier'), earlier: placed.filter(({ phase }) => phase === 'earlier').toReversed() }
}

export const withPause = (until: Date | null): Edit => (saved) => ({ ...saved, paused_until: until?.toISOString() ?? null })
export const withHours = (hours: Availability['hours']): Edit => (saved) => ({ ...saved, hours })
export const withLeave = (leave: Leave): Edit => (saved) => ({ ...saved, leave: [...(saved.leave ?? []), leave] })
export const withoutLeave = (leave: Leave): Edit => (saved) => ({ ...saved, leave: (saved.leave ?? []).filter((one) => !sameLeave(one, leave)) })
export const withOther = (old: Leave, leave: Leave): Edit => (saved) => ({ ...saved, leave: (saved.leave ?? []).map((one) => (sameLeave(one, old) ? leave : one)) })

function sameLeave(a: Leave, b: Leave): boolean {
  const key = ({ from, to, note, cover }: Leave) => JSON.stringify([from, to, note ?? '', cover?.agent_id ?? 0, cover?.rotation_id ?? 0])
  return key(a) === key(b)
}

/** On leave from today to this day: a leave that has begun is given another end. Undo takes back just that. */
export function leaveUntil(day: string, saved: Availability, now: Date, zone: string, today: string): { edit: Edit; undo: Edit } {
  const running = (saved.leave ?? []).find((leave) => phaseOf(leave, now, zone) === 'now' && isDay(leave.to))
  if (running) {
    const longer = { ...running, to: day }
    return { edit: withOther(running, longer), undo: withOther(longer, running) }
  }
  const leave: Leave = { from: today, to: day }
  return { edit: withLeave(leave), undo: withoutLeave(leave) }
}
