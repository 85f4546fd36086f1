import { dayAfter, momentOf, wallAt } from './zone'

export type PauseChoice = 'hour' | 'day' | 'tomorrow'

const minute = 60_000

/** How long a pause can last without choosing a time; the days are those of the member's zone. */
export function pauseChoices(now: Date, zone: string): { choice: PauseChoice; until: Date }[] {
  const tomorrow = dayAfter(wallAt(now, zone).day)
  return [
    { choice: 'hour', until: new Date(Math.ceil(now.getTime() / minute) * minute + 60 * minute) },
    { choice: 'day', until: momentOf(tomorrow, '00:00', zone) },
    { choice: 'tomorrow', until: momentOf(tomorrow, '09:00', zone) },
  ]
}
