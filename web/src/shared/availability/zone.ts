/** Days (2026-12-01) and times (13:00) of a clock on the wall somewhere, and the moments they are. */
export type Wall = { day: string; time: string }

const clocks = new Map<string, Intl.DateTimeFormat>()

/** A zone that this browser does not know is read as UTC. No zone: that of the viewer. */
function clockOf(zone: string | undefined): Intl.DateTimeFormat {
  const known = clocks.get(zone ?? '')
  if (known) return known
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  let clock: Intl.DateTimeFormat
  try {
    clock = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  } catch {
    clock = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
  clocks.set(zone ?? '', clock)
  return clock
}

export function wallAt(at: Date, zone?: string): Wall {
  const part = Object.fromEntries(clockOf(zone).formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

const asUtc = ({ day, time }: Wall) => Date.parse(`${day}T${time}:00Z`)

/** The moment at which the clocks there show it. An hour that is left out in spring is read as the hour after. */
export function momentOf(day: string, time: string, zone?: string): Date {
  const wanted = asUtc({ day, time })
  const ahead = (ms: number) => asUtc(wallAt(new Date(ms), zone)) - ms
  const first = wanted - ahead(wanted)
  const second = wanted - ahead(first)
  return new Date(asUtc(wallAt(new Date(second), zone)) === wanted ? second : Math.max(first, second))
}

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whether the clocks there show another time than the viewer's. */
export function isElsewhere(zone: string, now: Date): boolean {
  return asUtc(wallAt(now, zone)) !== asUtc(wallAt(now))
}
