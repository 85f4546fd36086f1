import { expect, test } from 'vitest'
import type { components } from '@/shared/api/schema'
import { outcome } from './useCreateLead'

type CreatedLead = components['schemas']['CreatedLead']

const created = (lead: { version: number; agent?: string; waits?: string } | null, decision: Partial<CreatedLead['decision']>) =>
  ({ lead: lead && { version: lead.version, assigned_agent: lead.agent ? { id: 2, name: lead.agent } : null, waiting_for_agent: lead.waits ? { id: 3, name: lead.waits } : null }, decision }) as CreatedLead
const rule = { id: 1, name: 'Fair' } as NonNullable<CreatedLead['decision']['rule']>

test.each<[string, CreatedLead, boolean, string]>([
  ['a new lead', created({ version: 1, agent: 'Ben' }, { outcome: 'assigned', rule }), false, 'Assigned to Ben by rule Fair.'],
  ['a known one', created({ version: 3, agent: 'Ben' }, { outcome: 'duplicate' }), false, 'This person already has an open lead: opened it. Your entry was added.'],
  ['a known one that had to be given to somebody else', created({ version: 2, agent: 'Ben' }, { outcome: 'assigned', rule }), false, 'This person already has an open lead: opened it. Your entry was added. Assigned to Ben by rule Fair.'],
  ['one that may not be seen', created(null, { outcome: 'duplicate' }), false, 'This person already has an open lead that you do not see. Your entry was added to it.'],
  ['one that may not be seen, given to somebody else', created(null, { outcome: 'assigned', rule }), false, 'This person already has an open lead that you do not see. Your entry was added to it.'],
  ['a closed one', created({ version: 1 }, { outcome: 'unassigned', auto_assign: false }), true, 'Lead added. It is closed, so nobody was assigned.'],
  ['one that nobody gets', created({ version: 1 }, { outcome: 'unassigned', auto_assign: true }), false, 'Lead added, unassigned: no rule matched.'],
  ['one that waits for a rotation', created({ version: 1 }, { outcome: 'waiting', rotation: { id: 4, name: 'Buyers' } as never, auto_assign: true }), false, 'Lead added. It waits for Buyers: nobody is available.'],
  ['one that waits for an agent', created({ version: 1, waits: 'Ana' }, { outcome: 'waiting', rotation: null, auto_assign: true }), false, 'Lead added. It waits for Ana, who is not available now.'],
])('what became of %s', (_, answer, closed, words) => {
  expect(outcome(answer, closed, 9)).toBe(words)
})
