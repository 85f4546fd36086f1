import { describe, expect, it } from 'vitest'
import type { LeadStatus } from '@/shared/leads/useStatuses'
import { nothing } from './draft'
import { effectOf, isTelling, ofSamePerson, reasonOf, standingOf, typedOf, type Known } from './known'

const statuses: LeadStatus[] = [
  { key: 'new', name: 'New', kind: 'open', tone: 'brand' }, { key: 'won', name: 'Sold', kind: 'won', tone: 'positive' }, { key: 'lost', name: 'Gone', kind: 'lost', tone: 'neutral' },
]
const now = new Date(2026, 5, 10)
const lead: Known['lead'] = {
  id: 1, name: 'Jo Smith', email: 'jo@x.test', phone: '', company: '', country: '', language: '', source: 'google', form: '', status: 'new', tags: [], fields: {}, value: null, external_id: '',
  assigned_agent: { id: 2, name: 'Ben' }, waiting_for: null, waiting_for_agent: null, batch_id: null, version: 1, created_at: new Date(2026, 4, 3).toISOString(), updated_at: new Date(2026, 4, 3).toISOString(),
}
const known = (more: Partial<Known> = {}, of: Partial<Known['lead']> = {}): Known => ({
  same_email: true, same_phone: false, same_name: false, merged: false, takes: false, closed_at: null, ...more, lead: { ...lead, ...of },
})
const standing = (one: Known, me = 9) => standingOf(one, statuses, me, now)

describe('what is said of a known lead', () => {
  it('is how an open one stands', () => {
    expect(standing(known())).toBe('open lead, with Ben, since May 3')
    expect(standing(known(), 2)).toBe('open lead, with you, since May 3')
    expect(standing(known({}, { assigned_agent: null, created_at: new Date(2025, 11, 31).toISOString() }))).toBe('open lead, unassigned, since Dec 31, 2025')
    expect(standing(known({}, { assigned_agent: null, waiting_for: { id: 3, name: 'Buyers' } }))).toBe('open lead, waiting for an agent, since May 3')
    expect(standing(known({}, { status: 'no_more' }))).toContain('open lead')
  })
  it('is when a closed one was closed, if that is known', () => {
    expect(standing(known({ closed_at: new Date(2026, 2, 8).toISOString() }, { status: 'lost' }))).toBe('lost in March, with Ben')
    expect(standing(known({ closed_at: new Date(2025, 2, 8).toISOString() }, { status: 'won', assigned_agent: null }))).toBe('won in March 2025')
    expect(standing(known({}, { status: 'won' }), 2)).toBe('won, with you')
  })
  it('is what speaks for it', () => {
    expect([known(), known({ same_phone: true }), known({ same_email: false, same_phone: true }), known({ same_email: false, same_name: true })].map(reasonOf))
      .toEqual(['same e-mail', 'same e-mail and phone', 'same phone', 'same name and company'])
    expect(reasonOf(known({ merged: true }))).toBe('same e-mail as a lead that was merged into it')
  })
})

describe('what becomes of the entry', () => {
  const effect = (list: Known[], status = '') => effectOf(list, status, statuses)
  it('is an enquiry, or a new lead and why', () => {
    expect(effect([known({ takes: true }), known({}, { status: 'lost' })])).toBe('What you enter is added to Jo Smith as an enquiry; its status stays.')
    expect(effect([known({}, { status: 'lost' })])).toBe('It is closed: a new lead is made.')
    expect(effect([known({}, { status: 'lost' }), known({}, { status: 'won' })])).toBe('They are closed: a new lead is made.')
    expect(effect([known()])).toBe('Duplicates are not brought together here: a new lead is made.')
    expect(effect([known()], 'new')).toBe('Duplicates are not brought together here: a new lead is made.')
    expect(effect([known()], 'won')).toBe('What is entered as closed is added to no other lead: a new one is made.')
    expect(effect([known({ same_email: false, same_name: true })])).toContain('A name is not enough to tell')
  })
})

describe('what is asked', () => {
  const typed = (more: Partial<typeof nothing>) => typedOf({ ...nothing, ...more })
  it('is worth it once it can tell people apart', () => {
    expect([typed({ email: 'jo@x' }), typed({ phone: '0770 0900' }), typed({ name: 'Jo', company: 'ACME' })].map(isTelling)).toEqual([true, true, true])
    expect([typed({ email: 'jo@' }), typed({ phone: '0770 09' }), typed({ name: 'Jo', company: ' ' }), typed({})].map(isTelling)).toEqual([false, false, false, false])
  })
  it('is the same as long as the person is', () => {
    const jo = typed({ email: 'jo@x.test', name: 'Jo' })
    expect([typed({ email: ' jo@x.test ', name: 'Joanna' }), typed({ email: 'joe@x.test', name: 'Jo' }), typed({ email: 'jo@x.test', status: 'won' })].map((other) => ofSamePerson(jo, other))).toEqual([true, false, false])
    expect(ofSamePerson(typed({ name: 'Jo', company: 'ACME' }), typed({ name: 'Joe', company: 'ACME' }))).toBe(false)
  })
})
