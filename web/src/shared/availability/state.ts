import type { components } from '@/shared/api/schema'

export type MemberState = components['schemas']['MemberState']

/** How a member stands now. What has ended by itself since it was read has ended; one's own pause is known before the server says so. */
export function stateNow(read: MemberState | undefined, now: Date, own?: { paused_until?: string | null }): MemberState {
  const until = read?.until ? new Date(read.until) : null
  const lasts = read && read.state && (!until || until > now)
  if (lasts && read.state !== 'available') return read
  if (own?.paused_until && new Date(own.paused_until) > now) return { state: 'paused', until: own.paused_until }
  return { state: 'available', until: null }
}
