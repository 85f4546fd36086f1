import type { components } from '@/shared/api/schema'

export type Channel = components['schemas']['Channel']
export type KindChannels = components['schemas']['KindChannels']
export type Kind = KindChannels['kind']
type KindChoice = components['schemas']['KindChoice']
type Permission = components['schemas']['Permission']

/** The channels, as they are shown. */
export const channels: Channel[] = ['app', 'email', 'push', 'slack', 'telegram']

/** What was chosen and is not saved yet; null: as inherited. */
export type Chosen = Partial<Record<Kind, Channel[] | null>>

const needed: Partial<Record<Kind, Permission>> = { waiting: 'routing.manage', source_broken: 'integrations.manage', member_joined: 'members.manage' }

/** The kinds that somebody with these permissions ever hears of. */
export function kindsFor(kinds: KindChannels[], permissions: readonly Permission[]): KindChannels[] {
  return kinds.filter(({ kind }) => {
    const permission = needed[kind]
    return permission === undefined || permissions.includes(permission)
  })
}

/** A kind as it would be saved. */
export function withChosen(saved: KindChannels, chosen: Chosen): KindChannels {
  const choice = chosen[saved.kind]
  if (choice === undefined) return saved
  return choice === null ? { ...saved, channels: saved.inherited, own: false } : { ...saved, channels: choice, own: true }
}

/** What choosing or leaving a channel makes of a kind. What is as it would be anyway is no choice. */
export function toggled({ channels: now, inherited }: KindChannels, channel: Channel): Channel[] | null {
  const next = channels.filter((one) => (one === channel) !== now.includes(one))
  return same(next, inherited) ? null : next
}

function same(a: readonly Channel[], b: readonly Channel[]): boolean {
  return channels.every((one) => a.includes(one) === b.includes(one))
}

/** The kinds of which something is not saved yet. */
export function changedKinds(kinds: KindChannels[], chosen: Chosen): Kind[] {
  return kinds.filter((saved) => {
    const would = withChosen(saved, chosen)
    return would.own !== saved.own || !same(would.channels, saved.channels)
  }).map(({ kind }) => kind)
}

/** What to save: all that was ever chosen, since what is left out is as inherited. */
export function choiceOf(kinds: KindChannels[], chosen: Chosen): KindChoice[] {
  return kinds.map((saved) => withChosen(saved, chosen)).filter(({ own }) => own).map(({ kind, channels: by }) => ({ kind, channels: by }))
}
