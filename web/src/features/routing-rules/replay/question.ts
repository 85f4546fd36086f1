import type { components } from '@/shared/api/schema'
import { valuesOf } from '@/shared/search/searchParams'

export type People = components['schemas']['ReplayPeople']

/** What an address of Replay asks; what it leaves out is chosen when it is opened. */
export type Question = {
  policy?: 'draft' | 'live' | number
  /** Of the draft. */
  revision?: number
  days?: number
  last?: number
  since?: string
  until?: string
  people: People
}

/** A question that has the same answer whoever asks it, whenever. */
export type Settled = Question & { policy: 'draft' | number; until: string } & ({ since: string } | { last: number })

type Moment = { now: Date; live: number; revision: number }

const mostLeads = 100_000
const usualDays = 30

export function questionOf(search: Record<string, unknown>): Question {
  const text = (key: string) => valuesOf(search[key])[0]
  const policy = text('policy')
  const last = whole(text('last'))
  return {
    ...(policy === 'draft' || policy === 'live' ? { policy } : some('policy', whole(policy))),
    ...some('revision', whole(text('revision'))),
    ...some('days', whole(text('days'))),
    ...some('last', last && Math.min(last, mostLeads)),
    ...some('since', moment(text('since'))),
    ...some('until', moment(text('until'))),
    people: text('people') === 'today' ? 'today' : 'was',
  }
}

export function searchOf({ policy, revision, days, last, since, until, people }: Question): Record<string, string> {
  return {
    ...(policy !== undefined && { policy: String(policy) }),
    ...(revision && { revision: String(revision) }),
    ...(days && { days: String(days) }),
    ...(last && { last: String(last) }),
    ...(since && { since }),
    ...(until && { until }),
    people,
  }
}

export function isSettled(question: Question): question is Settled {
  const { policy, revision, until, since, last } = question
  return typeof policy !== 'undefined' && policy !== 'live' && (policy !== 'draft' || revision !== undefined) && until !== undefined && (since !== undefined || last !== undefined)
}

/** The same question with what it leaves to the moment filled in: which version is live, and when now is. */
export function settle({ policy, revision, days, last, since, until, people }: Question, { now, live, revision: current }: Moment): Settled {
  const rules = policy === 'live' ? live : (policy ?? (current > 0 ? 'draft' : live))
  const end = until ?? now.toISOString()
  const asked = { policy: rules, ...(rules === 'draft' && { revision: revision ?? current }), until: end, people }
  if (last) return { ...asked, last, ...(since && { since }) }
  return { ...asked, since: since ?? daysBefore(end, days ?? usualDays) }
}

export function bodyOf({ policy, since, until, last, people }: Settled): components['schemas']['ReplayRequest'] {
  return { policy, until, people, ...(since && { since }), ...(last && { last }) }
}

export function daysBefore(until: string, days: number): string {
  return new Date(Date.parse(until) - days * 86_400_000).toISOString()
}

function some<Key extends string, Value>(key: Key, value: Value | undefined) {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>)
}

function whole(text: string | undefined): number | undefined {
  const n = Number(text)
  return text !== undefined && Number.isSafeInteger(n) && n > 0 ? n : undefined
}

function moment(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}
