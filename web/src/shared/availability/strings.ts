const until = (state: string) => (end: string | undefined) => (end ? `${state} until ${end}` : state)

/**
 * How somebody stands, wherever people are shown: the only place for these words. Those of the drawer are in its own
 * folder, limits and what else rotations pass people over for in skipStrings.
 */
export const strings = {
  today: 'today',
  tomorrow: 'tomorrow',
  endOfToday: 'the end of today',
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  away: {
    on_leave: until('on leave'),
    paused: until('paused'),
    outside_hours: until('outside working hours'),
    excluded: until('taken out'),
  },
  /** The same in a column. */
  short: {
    on_leave: until('On leave'),
    paused: until('Paused'),
    outside_hours: until('Outside hours'),
    excluded: until('Taken out'),
  },
  own: {
    available: 'You are available.',
    inactive: 'Your account is inactive: no leads come to you.',
    away: (away: string) => `${away.charAt(0).toUpperCase()}${away.slice(1)}.`,
  },
  pauses: { hour: 'For 1 hour', day: 'Until the end of today', tomorrow: (time: string) => `Until tomorrow ${time}` },
  isAway: (name: string, away: string) => `${name} is ${away}.`,
  available: 'Available',
}
