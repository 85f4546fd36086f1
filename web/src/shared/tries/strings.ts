import type { components } from '@/shared/api/schema'
import { count } from '@/shared/ui/number'

export type State = components['schemas']['DispatchState'] | components['schemas']['DeliveryState']
export type Show = State | 'all'

/** Words for what leaves Fairlead, may fail and is tried again. */
export const strings = {
  shows: { failed: 'Failed', due: 'On their way', sent: 'Sent', delivered: 'Delivered', dropped: 'Not sent', all: 'All' } satisfies Record<Show, string>,
  withCount: (word: string, n: number) => (n > 0 ? `${word} ${count(n)}` : word),
  states: { failed: 'Failed', due: 'On its way', sent: 'Sent', delivered: 'Delivered', dropped: 'Not sent' } satisfies Record<State, string>,
  notTried: 'Not tried yet',
  neverTried: 'Never tried',
  tried: (n: number) => (n === 1 ? 'Tried once' : `Tried ${count(n)} times`),
  next: 'next try',
  waits: 'goes out',
  retry: 'Try again',
  retryOf: (what: string) => `Try again: ${what}`,
  retryAll: (n: number) => (n === 1 ? 'Try 1 again' : `Try all ${count(n)} again`),
  facts: { state: 'State', happened: 'Happened', attempts: 'Tries', last: 'Last try', next: 'Next try' },
  retried: 'It is on its way again.',
}
