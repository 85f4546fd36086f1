import type { components } from '@/shared/api/schema'
import { leadName } from '@/shared/leads/words'
import { strings } from './strings'

export type Notification = components['schemas']['Notification']

function nameOf({ id, name }: { id: number; name: string }): string {
  return leadName({ id, name, email: '', phone: '', company: '' })
}

type Words = { title: string; detail: string; place?: string }

/** Of the kinds that are not about one lead, or about one that moved on. */
function withoutLead({ kind, count, actor, text, batch_id }: Notification): Words | undefined {
  switch (kind) {
    case 'batch':
      return { title: strings.batch(count, actor.name), detail: strings.batchHint(count), place: batch_id === null ? undefined : `/leads?batch=${batch_id}&assigned_agent=me` }
    case 'undone': return { title: strings.undone(count), detail: strings.undoneHint(actor.name) }
    case 'reassigned_away': return { title: strings.away(count), detail: strings.by(actor.name) }
    case 'waiting': return { title: strings.waiting, detail: strings.waitingHint, place: '/leads?assigned_agent=waiting' }
    case 'source_broken': return { title: strings.broken, detail: text, place: '/admin/sources' }
    case 'member_joined': return { title: strings.joined(text), detail: strings.joinedHint(actor.name), place: '/users' }
    default: return undefined
  }
}

const isOfLead = (kind: string): kind is keyof typeof strings.ofLead => kind in strings.ofLead

/** The sentence of a notification. A lead that moved on is not named; a kind that this page does not know yet is news all the same. */
export function titleOf(notification: Notification): string {
  const { kind, lead, lead_id, actor } = notification
  const known = withoutLead(notification)
  if (known) return known.title
  if (!lead) return lead_id === null ? strings.about : strings.gone
  if (kind === 'mention') return strings.mention(actor.name, nameOf(lead))
  return (isOfLead(kind) ? strings.ofLead[kind] : strings.aboutLead)(nameOf(lead))
}

/** How it came about. */
export function detailOf(notification: Notification): string | undefined {
  const { kind, lead, actor, text } = notification
  const known = withoutLead(notification)
  if (known) return known.detail
  if (lead && kind === 'enquiry') return strings.enquiryHint
  if (!lead || (kind !== 'assigned' && kind !== 'reassigned')) return text || undefined
  if (actor.kind === 'rule') return strings.byRule(actor.name)
  if (actor.kind === 'member') return kind === 'reassigned' ? strings.movedBy(actor.name) : strings.byMember(actor.name)
  return strings.bySystem
}

/** Where a notification leads; nowhere, when its leads are no longer there. Of a bulk action only one's own leads are meant. */
export function placeOf(notification: Notification): string | undefined {
  return notification.lead ? `/leads/${notification.lead.id}` : withoutLead(notification)?.place
}

/** One line for everything that came in at once. `more`: it is not all. */
export function burstOf(news: Notification[], more = false): string {
  const leads = news.reduce((sum, { count }) => sum + count, 0)
  const onlyLeads = news.every(({ kind }) => kind === 'assigned' || kind === 'reassigned' || kind === 'batch')
  return onlyLeads ? strings.newLeads(leads, more) : strings.newNotifications(news.length, more)
}
