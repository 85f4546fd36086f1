/**
 * A date filter as it stands in an address: a preset (`7d`) that moves with
 * today, or two days `2026-11-01..2026-11-23`, either of which may be open.
 */
export const presets = ['today', 'yesterday', '7d', '30d', '90d', 'month', 'last-month'] as const
export type Preset = (typeof presets)[number]

type Bounds = { after?: Date; before?: Date }

export function isPreset(value: string): value is Preset {
  return (presets as readonly string[]).includes(value)
}

export function rangeDays(value: string): { from: string; to: string } {
  const [from = '', to = ''] = value.includes('..') ? value.split('..') : []
  return { from, to }
}

/** Undefined when both ends are open: then there is no filter. */
export function rangeOf(from: string, to: string): string | undefined {
  return from || to ? `${from}..${to}` : undefined
}

/** From the start of the first day to the start of the day after the last, in the viewer's zone. */
export function boundsOf(value: string, now: Date): Bounds {
  const day = (offset: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset)
  const month = (offset: number) => new Date(now.getFullYear(), now.getMonth() + offset, 1)
  switch (value) {
    case 'today': return { after: day(0), before: day(1) }
    case 'yesterday': return { after: day(-1), before: day(0) }
    case '7d': return { after: day(-6), before: day(1) }
    case '30d': return { after: day(-29), before: day(1) }
    case '90d': return { after: day(-89), before: day(1) }
    case 'month': return { after: month(0), before: month(1) }
    case 'last-month': return { after: month(-1), before: month(0) }
    default: return customBounds(value)
  }
}

function customBounds(value: string): Bounds {
  const { from, to } = rangeDays(value)
  return { after: startOf(from, 0), before: startOf(to, 1) }
}

function startOf(day: string, offset: number): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  return match ? new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + offset) : undefined
}
