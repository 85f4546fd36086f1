import type { Channel, Kind } from './choices'

type Words = { name: string; hint: string }

/** Words of what notifications are about, and of the ways by which they come. */
export const strings = {
  channels: { app: 'Bell', email: 'E-mail', push: 'Push', slack: 'Slack', telegram: 'Telegram' } satisfies Record<Channel, string>,
  kinds: {
    assigned: { name: 'New leads', hint: 'A lead that nobody had becomes yours.' },
    reassigned: { name: 'Leads that become yours', hint: 'A lead of somebody else is given to you.' },
    batch: { name: 'Bulk actions', hint: 'Many leads are given to you at once: one message.' },
    enquiry: { name: 'New enquiries on your leads', hint: 'Somebody you look after asks again.' },
    mention: { name: 'Mentions', hint: 'Somebody names you in a note.' },
    task_due: { name: 'Tasks that are due', hint: 'The time that you have set has come.' },
    reassigned_away: { name: 'Leads that go to others', hint: 'A lead of yours is given to somebody else.' },
    undone: { name: 'Bulk actions taken back', hint: 'Leads that a bulk action gave you go back.' },
    waiting: { name: 'Waiting leads', hint: 'Leads wait for a rotation in which nobody can take them.' },
    source_broken: { name: 'Sources that break', hint: 'Leads of a source do not come in any more.' },
    member_joined: { name: 'New members', hint: 'Somebody was added to the workspace.' },
    summary: { name: 'Daily summary', hint: 'A mail says how your day stands.' },
  } satisfies Record<Kind, Words>,
  what: 'What happens',
  byOf: (kind: string, channel: string) => `${kind}: ${channel}`,
  always: (kind: string) => `${kind}: always in the bell`,
  alwaysHint: 'Locked: this workspace always shows the leads that somebody is given in the bell.',
  own: 'Your choice',
  ownHere: 'Changed',
  reset: 'Reset',
  resetOf: (kind: string) => `Reset ${kind}`,
  notSetUp: 'Not set up',
  setUp: 'Set up',
  setUpOf: (channel: string) => `Set up ${channel}`,
  off: 'Off',
  unreached: (kind: string, channel: string) => `${kind}: ${channel} does not reach you yet`,
  nowhere: (channels: string) => `Not set up: ${channels}`,
  mailOff: 'Mails are switched off in this workspace',
  mailOffHint: 'Members hear of new leads in the bell, and by whatever else they have set up.',
  mailOffLink: 'Set up a mail server',
}

export const channelName = (channel: Channel) => strings.channels[channel]
export const kindName = (kind: Kind) => strings.kinds[kind].name
