import type { components } from '@/shared/api/schema'
import { leadName } from '@/shared/leads/words'
import { strings } from './strings'

export type Notification = components['schemas']['Notification']

function nameOf({ id, name }: { id: number; name: string }): string {
  return leadName({ id, name, email: '', phone: '', company: '' })
}

/** The sentence of a notification. A lead that moved on is not named; a kind that this page does not know yet is news all the same. */
export function titleOf({ kind, lead, lead_id, count, actor }: Notification): string {
  if (kind === 'batch') return strings.batch(count, actor.name)
  if (kind === 'undone') return strings.undone(count)
  if (!lead) return lead_id === null ? strings.about : strings.gone
  if (kind === 'mention') return strings.mention(actor.name, nameOf(lead))
  const say: ((lead: string) => string) | undefined = kind in strings.ofLead ? strings.ofLead[kind] : undefined
  return (say ?? strings.aboutLead)(nameOf(lead))
}

/** How it came about. */
export function detailOf({ kind, lead, actor, text }: Notification): string | undefined {
  if (kind === 'batch') return strings.batchHint
  if (kind === 'undone') return strings.undoneHint(actor.name)
  if (lead && kind === 'enquiry') return strings.enquiryHint
  if (!lead || (kind !== 'assigned' && kind !== 'reassigned')) return text || undefined
  if (actor.kind === 'rule') return strings.byRule(actor.name)
  if (actor.kind === 'member') return kind === 'reassigned' ? strings.movedBy(actor.name) : strings.byMember(actor.name)
  return strings.bySystem
}

/** Where a notification leads; nowhere, when its leads are no longer there. Of a bulk action only one's own leads are meant. */
export function placeOf({ kind, lead, batch_id }: Notification): string | undefined {
  if (lead) return `/leads/${lead.id}`
  return kind === 'batch' && batch_id !== null ? `/leads?batch=${batch_id}&assigned_agent=me` : undefined
}

/** One line for everything that came in at once. `more`: it is not all. */
export function burstOf(news: Notification[], more = false): string {
  const leads = news.reduce((sum, { count }) => sum + count, 0)
  const onlyLeads = news.every(({ kind }) => kind === 'assigned' || kind === 'reassigned' || kind === 'batch')
  return onlyLeads ? strings.newLeads(leads, more) : strings.newNotifications(news.length, more)
}
