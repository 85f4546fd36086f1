export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof days)[number]
export type Stretch = [from: string, to: string]
export type Week = Record<Day, Stretch[]>
export type HoursDraft = { zone: string; week: Week }

const workdays: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri']
const usual: Stretch = ['09:00', '17:00']

/** A day that is absent is off. */
export function weekOf(saved: Record<string, string[][]> | undefined): Week {
  return Object.fromEntries(days.map((day) => [day, (saved?.[day] ?? []).map(([from = '', to = '']): Stretch => [from, to])])) as Week
}

/** As the API has it: without the days that are off. */
export function savedWeek(week: Week): Record<string, string[][]> {
  return Object.fromEntries(days.filter((day) => week[day].length > 0).map((day) => [day, week[day]]))
}

export function usualWeek(): Week {
  return weekOf(Object.fromEntries(workdays.map((day) => [day, [usual]])))
}

/** What Monday has, from Tuesday to Friday. */
export function copyMonday(week: Week): Week {
  return { ...week, ...Object.fromEntries(workdays.map((day) => [day, week.mon.map((stretch): Stretch => [...stretch])])) }
}

export function mondayIsEverywhere(week: Week): boolean {
  return workdays.every((day) => JSON.stringify(week[day]) === JSON.stringify(week.mon))
}

export function toggleDay(week: Week, day: Day): Week {
  return { ...week, [day]: week[day].length > 0 ? [] : [usual] }
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
const endOfDay = 24 * 60

/** Whether there is room for one more after the last. */
export function hasRoom(stretches: Stretch[]): boolean {
  const last = stretches.at(-1)
  return !last || (last[1] !== '' && minutes(last[1]) + 60 < endOfDay)
}

/** One more, an hour after the last. */
export function addStretch(week: Week, day: Day): Week {
  const last = week[day].at(-1)
  if (!last) return { ...week, [day]: [usual] }
  const from = minutes(last[1]) + 60
  return { ...week, [day]: [...week[day], [clock(from), clock(Math.min(from + 180, endOfDay))]] }
}

export function setStretch(week: Week, day: Day, at: number, stretch: Stretch): Week {
  return { ...week, [day]: week[day].with(at, stretch) }
}

export function removeStretch(week: Week, day: Day, at: number): Week {
  return { ...week, [day]: week[day].toSpliced(at, 1) }
}
