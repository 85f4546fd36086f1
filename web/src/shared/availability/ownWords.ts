import { stateNow, type MemberState } from './state'
import { strings } from './strings'
import { stateWords, type Reading } from './words'

/** “On leave until Mon 3 June.”, to the member themselves. */
export function ownWords(read: MemberState | undefined, reading: Reading, own?: { paused_until?: string | null }): string {
  const { state, until } = stateNow(read, reading.now, own)
  return state === 'available' || state === 'inactive' ? strings.own[state] : strings.own.away(stateWords(state, until, reading))
}
