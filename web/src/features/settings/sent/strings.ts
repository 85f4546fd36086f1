import { count } from '@/shared/ui/number'

const notifications = (n: number) => (n === 1 ? '1 notification' : `${count(n)} notifications`)

/** Words of Admin → Settings → Sent notifications. */
export const strings = {
  show: 'Which notifications',
  titles: { failed: 'Failed notifications', due: 'Notifications on their way', sent: 'Notifications that were sent', dropped: 'Notifications that were not sent', all: 'All notifications' },
  by: 'By',
  allChannels: 'All ways',
  columns: { what: 'About', member: 'To', by: 'By', state: 'State', progress: 'How it went', at: 'When', action: 'Action' },
  row: (what: string, who: string) => `${what}, to ${who}`,
  summary: 'Daily summary',
  arrived: (attempts: number) => (attempts === 1 ? 'Taken at the first try' : `Taken at try ${count(attempts)}`),
  retriedAll: (n: number) => (n === 1 ? '1 notification is on its way again.' : `${notifications(n)} are on their way again.`),
  empty: {
    failed: { title: 'Nothing has failed', hint: 'What a mail server, a push service or a chat would not take in the end is kept here for 30 days.' },
    due: { title: 'Nothing is on its way', hint: 'Notifications that were not taken at once, or that wait for the end of quiet hours, stand here.' },
    sent: { title: 'Nothing was sent yet', hint: 'Notifications that left by mail, push or chat are kept here for a week. The bell is not among them.' },
    dropped: { title: 'Nothing was left unsent', hint: 'What is not true any more when it would leave, such as a lead that went to somebody else, is not sent.' },
    all: { title: 'No notifications yet', hint: 'Every notification by mail, push or chat leaves an entry here. The bell is not among them.' },
  },
  panel: { to: 'To', by: 'By', device: 'Device' },
}
