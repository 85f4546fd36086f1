const until = (state: string) => (end: string | undefined) => (end ? `${state} until ${end}` : state)

/** How somebody stands, wherever people are shown. The words of the drawer are in its own folder. */
export const strings = {
  today: 'today',
  tomorrow: 'tomorrow',
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  away: {
    on_leave: until('on leave'),
    paused: until('paused'),
    outside_hours: until('outside working hours'),
  },
  /** The same in a column. */
  short: {
    on_leave: until('On leave'),
    paused: until('Paused'),
    outside_hours: until('Outside hours'),
  },
  own: {
    available: 'You get leads in turn.',
    inactive: 'Your account is inactive: no leads come to you.',
    on_leave: (end: string | undefined) => `${until('On leave')(end)}.`,
    paused: (end: string | undefined) => `${until('Paused')(end)}.`,
    outside_hours: (end: string | undefined) => `${until('Outside your working hours')(end)}.`,
  },
  pauses: { hour: 'For 1 hour', day: 'Until the end of today', tomorrow: (time: string) => `Until tomorrow ${time}` },
  isAway: (name: string, away: string) => `${name} is ${away}.`,
  available: 'Available',
}
