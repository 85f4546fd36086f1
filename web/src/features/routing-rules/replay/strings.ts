import { count } from '@/shared/ui/number'

const leadsOf = (n: number) => (n === 1 ? '1 lead' : `${count(n)} leads`)

export const strings = {
  title: 'Replay',
  hint: 'What rules would have done with leads that have come in. Nothing is written.',
  back: 'Back to Routing Rules', backToDraft: 'Back to the draft',
  copyLink: 'Copy link', copied: 'The link is copied. Who opens it sees the same figures.', notCopied: 'This browser does not let pages copy. Copy the address of this page instead.',
  enter: { live: 'Replay', draft: 'Replay the draft', version: 'Replay', versionOne: (n: number) => `Replay version ${count(n)}` },
  form: {
    title: 'What to replay',
    policy: 'Rules', draft: 'Draft', live: (n: number) => `Live (version ${count(n)})`, version: (n: number) => `Version ${count(n)}`, versionOf: (n: number, day: string) => `Version ${count(n)}, ${day}`,
    time: 'Leads', days: (n: number) => `Of the last ${count(n)} days`, last: (n: number) => `The newest ${count(n)}`, dates: 'From one day to another',
    from: 'From', to: 'To',
    people: 'People',
    who: { was: 'As they were', today: 'As they are today' },
    whoHint: {
      was: 'Who was active, on leave, paused or outside their hours when each lead came is taken as it was then.',
      today: 'Everybody is taken to have been as available then as they are now.',
    },
    run: 'Replay', running: 'Replaying…', cancel: 'Cancel',
    missing: { from: 'Choose the first day.', to: 'Choose the last day.', order: 'The last day is before the first.', future: 'This day is still to come.' },
  },
  running: { title: 'Replaying…', hint: 'Each lead is decided once more, in the order in which they came. Many leads take some seconds.' },
  cancelled: { title: 'Cancelled', hint: 'Nothing was changed. Press Replay to run it again.' },
  gone: {
    draft: 'The draft is gone', draftHint: 'It was published or discarded since this link was made. What is live can be replayed instead.', live: 'Replay what is live',
    version: 'There is no such version. Choose another one.',
  },
  changed: { link: 'The draft has changed since this link was made.', since: 'The draft has changed since it was replayed.', again: 'Replay it as it is now' },
  result: {
    draft: 'Draft', version: (n: number) => `Version ${count(n)}`, live: (n: number) => `Version ${count(n)}, live now`,
    over: (n: number, time: string) => `${leadsOf(n)}, ${time}`,
    same: 'Nothing changes: every lead goes to the agent who got it.', sameNobody: 'Nothing changes: every lead goes where it went.',
    others: 'Everybody would get as many leads as they got, but other ones.', places: 'No agent would get more or fewer leads than they got.',
    would: (name: string, n: string, fewer: boolean, one: boolean, weekly: boolean) => `${name} would get ${n} ${fewer ? 'fewer' : 'more'} ${one ? 'lead' : 'leads'}${weekly ? ' a week' : ''}`,
    and: (name: string, n: string, fewer: boolean) => `${name} ${n} ${fewer ? 'fewer' : 'more'}`,
    rest: (n: number) => (n === 1 ? '1 other changes, too' : `${count(n)} others change, too`),
    leads: 'Leads replayed', changed: 'Would go elsewhere', nobody: 'Nobody would get', waiting: 'Of these, waiting',
    share: (percent: string) => `${percent} of them`, before: (n: number) => `before: ${count(n)}`, waitHint: 'until somebody can have them',
  },
  notes: {
    more: (n: number) => `There were more leads than can be replayed: only the newest ${count(n)} were.`,
    unruled: (n: number) => `${n === 1 ? '1 more lead' : `${count(n)} more leads`} came in without the rules: entered for an agent, imported without assignment, or closed.`,
    knownFrom: (day: string) => `Before ${day} it is not known who was on leave or paused; people are taken as they were then.`,
  },
  none: {
    never: 'No lead has come in yet', neverHint: 'As soon as some have, you see here who would have got them.',
    title: 'No lead came in at that time', hint: 'Choose a longer time, or the newest leads whenever they came.',
    longer: (days: number) => `Replay the last ${count(days)} days`, newest: (n: number) => `Replay the newest ${count(n)} leads`,
  },
  table: { before: 'Before', after: 'After', difference: 'Difference', weekly: 'A week', leads: 'Leads', beforeN: (n: number) => `${count(n)} before`, afterN: (n: number) => `${count(n)} after` },
  agents: { title: 'Agents', hint: 'Who got how many leads, and who would have. Who loses most stands first.', agent: 'Agent', value: 'Value', values: (before: string, after: string) => `${before} → ${after}`, none: 'Nobody got any of these leads, and nobody would.' },
  rules: { title: 'Rules', hint: 'How many leads each rule took, and would have taken.', rule: 'Rule', otherwise: 'Any other lead', none: 'No rule', nothing: 'No rule was asked.' },
  time: {
    title: 'Over time', before: 'As it was', after: 'As it would have been',
    by: { day: 'Leads by day', week: 'Leads by week, from Monday', month: 'Leads by month' }, unit: { day: 'Day', week: 'Week from', month: 'Month from' },
    table: { before: 'Figures as it was', after: 'Figures as it would have been' }, total: 'In all', others: (n: number) => `${count(n)} others`,
  },
  causes: {
    title: 'Why leads change', hint: 'Each lead that would go elsewhere counts once, for the first cause that holds.',
    words: {
      off: 'Auto-assign was off then', rule: 'Another rule takes them', target: 'Their rule gives to somebody else',
      members: 'The rotation has other members or weights', availability: 'Others could have leads: availability or limits',
      turn: 'Earlier leads go to others, so it is another’s turn',
    },
    one: {
      off: 'Auto-assign was off then', rule: 'Another rule takes it', target: 'Its rule gives to somebody else',
      members: 'The rotation has other members or weights', availability: 'Others could have it: availability or limits',
      turn: 'It is another’s turn',
    },
  },
  leads: {
    changed: 'Leads that change', left: 'Leads nobody would get',
    newest: (n: number, all: number) => (n < all ? `The newest ${count(n)} of ${count(all)}` : leadsOf(all)),
    lead: 'Lead', came: 'Came', goes: 'Goes to', rule: 'Rule', why: 'Why',
    nobody: 'Nobody', waits: 'Waits', waitsFor: (rule: string) => `Waits (${rule})`, to: 'to', unchanged: 'Nothing changes', nameless: (id: number) => `Lead ${id}`,
  },
}
