import type { components } from '@/shared/api/schema'
import { dateFormat } from '@/shared/locale/locale'
import { awaitedOf, leadName } from '@/shared/leads/words'
import type { LeadStatus } from '@/shared/leads/useStatuses'
import { strings } from '../strings'
import type { LeadDraft } from './draft'

export type Known = components['schemas']['KnownLead']
export type TypedLead = Required<components['schemas']['TypedLead']>

const words = strings.known
/** Fewer digits do not tell people apart. */
const telling = 7

/** As much of a lead as tells who is known. */
export function typedOf({ name, email, phone, company, status }: LeadDraft): TypedLead {
  return { name: name.trim(), email: email.trim(), phone: phone.trim(), company: company.trim(), status }
}

/** Whether it is worth asking. What is a key of a person is the server's to say. */
export function isTelling({ name, email, phone, company }: TypedLead): boolean {
  return /[^@]@[^@]/.test(email) || phone.replaceAll(/\D/g, '').length >= telling || (name !== '' && company !== '')
}

/** Whether an answer to the one holds for the other, too: a name alone does not change it. */
export function ofSamePerson(a: TypedLead, b: TypedLead): boolean {
  const reached = a.email !== '' || a.phone !== ''
  return a.email === b.email && a.phone === b.phone && a.status === b.status && (reached || (a.name === b.name && a.company === b.company))
}

/** The lead that what is entered is added to. */
export function takerOf(known: Known[]): Known['lead'] | undefined {
  return known.find(({ takes }) => takes)?.lead
}

/** How a known lead stands: “open lead, with Ben, since 3 May”, “lost in March, with Ben”. */
export function standingOf({ lead, closed_at: closedAt }: Known, statuses: LeadStatus[], me: number | undefined, now: Date): string {
  const kind = kindOf(lead.status, statuses)
  const agent = lead.assigned_agent
  const whose = agent && (agent.id === me ? words.yours : words.with(agent.name))
  if (kind !== 'open') return [closedAt ? words.closedIn(kind, monthOf(new Date(closedAt), now)) : words.closed(kind), whose].filter(Boolean).join(', ')
  return [words.openLead, whose ?? (awaitedOf(lead) ? words.waits : words.nobodys), words.since(dayOf(new Date(lead.created_at), now))].join(', ')
}

/** What speaks for it: “same e-mail”. */
export function reasonOf({ same_email: email, same_phone: phone, same_name: name, merged }: Known): string {
  if (name) return words.sameName
  const what = email && phone ? words.sameBoth : email ? words.sameEmail : words.samePhone
  return merged ? words.merged(what) : what
}

/** What becomes of a lead that is entered in this status, in a sentence. */
export function effectOf(known: Known[], status: string, statuses: LeadStatus[]): string {
  const taker = takerOf(known)
  if (taker) return words.takes(leadName(taker))
  if (known.every(({ same_name: name }) => name)) return words.onlyName
  if (known.every(({ lead }) => kindOf(lead.status, statuses) !== 'open')) return words.allClosed(known.length)
  return status !== '' && kindOf(status, statuses) !== 'open' ? words.enteredClosed : words.apart
}

/** A status that has been deleted is still to be worked on. */
export function kindOf(status: string, statuses: LeadStatus[]): LeadStatus['kind'] {
  return statuses.find(({ key }) => key === status)?.kind ?? 'open'
}

function dayOf(at: Date, now: Date): string {
  return dateFormat({ day: 'numeric', month: 'short', year: yearOf(at, now) }).format(at)
}

function monthOf(at: Date, now: Date): string {
  return dateFormat({ month: 'long', year: yearOf(at, now) }).format(at)
}

/** The year is told if it is another one. */
function yearOf(at: Date, now: Date): 'numeric' | undefined {
  return at.getFullYear() === now.getFullYear() ? undefined : 'numeric'
}
