import type { components } from '@/shared/api/schema'
import { leadName } from '@/shared/leads/words'
import { strings } from './strings'

export type Notification = components['schemas']['Notification']

function nameOf({ id, name }: { id: number; name: string }): string {
  return leadName({ id, name, email: '', phone: '', company: '' })
}

/** The sentence of a notification. A lead that moved on is not named. */
export function titleOf({ kind, lead, count, actor }: Notification): string {
  if (kind === 'batch') return strings.batch(count, actor.name)
  if (kind === 'undone') return strings.undone(count)
  if (!lead) return strings.gone
  if (kind === 'mention') return strings.mention(actor.name, nameOf(lead))
  return strings[kind](nameOf(lead))
}

/** How it came about. */
export function detailOf({ kind, lead, actor, text }: Notification): string | undefined {
  if (kind === 'batch') return strings.batchHint
  if (kind === 'undone') return strings.undoneHint(actor.name)
  if (!lead) return undefined
  if (kind === 'mention' || kind === 'task_due') return text
  if (kind === 'enquiry') return strings.enquiryHint
  if (actor.kind === 'rule') return strings.byRule(actor.name)
  if (actor.kind === 'member') return kind === 'reassigned' ? strings.movedBy(actor.name) : strings.byMember(actor.name)
  return strings.bySystem
}

/** Where a notification leads; nowhere, when its leads are no longer there. Of a bulk action only one's own leads are meant. */
export function placeOf({ kind, lead, batch_id }: Notification): string | undefined {
  if (lead) return `/leads/${lead.id}`
  return kind === 'batch' && batch_id !== null ? `/leads?batch=${batch_id}&assigned_agent=me` : undefined
}

/** One line for everything that came in at once. */
export function burstOf(news: Notification[]): string {
  const leads = news.reduce((sum, { count }) => sum + count, 0)
  const onlyLeads = news.every(({ kind }) => kind === 'assigned' || kind === 'reassigned' || kind === 'batch')
  return onlyLeads ? strings.newLeads(leads) : strings.newNotifications(news.length)
}
