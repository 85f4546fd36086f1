import { expect, it } from 'vitest'
import type { Import } from '../useImports'
import { bodyOf, draftOf } from './draft'

const plan: Import['plan'] = { month_first: false, comma: true, duplicates: 'enquiry', source: 'csv', tags: ['fair'], routing: 'rules' }
const column = { header: 'Mail', field: 'email', type: 'text', choices: [], samples: [], filled: 2, day_or_month: false, point_or_comma: false } as const
const columns: Import['columns'] = [{ ...column, choices: [], samples: [] }, { ...column, header: 'Fax', field: null, choices: [], samples: [] }]

it('sends what was suggested, unless it was changed', () => {
  const draft = draftOf({ columns, plan })
  expect(draft.source).toBe('CSV import')
  expect(bodyOf(draft)).toEqual({ mapping: { Mail: 'email', Fax: null }, month_first: false, comma: true, duplicates: 'enquiry', source: 'csv', tags: ['fair'], routing: 'rules' })
  expect(bodyOf({ ...draft, source: ' Spring fair ' })?.source).toBe(' Spring fair ')
  expect(bodyOf({ ...draft, source: '' })?.source).toBeUndefined()
})
it('counts a tag while it is typed, so that entering it changes nothing', () => {
  const draft = draftOf({ columns, plan })
  expect(bodyOf({ ...draft, typing: 'spring, ' })?.tags).toEqual(['fair', 'spring'])
  expect(bodyOf({ ...draft, tags: ['fair', 'spring,'] })?.tags).toEqual(['fair', 'spring'])
})
it.each([
  ['rules', { by: 'rules', agents: new Set() }],
  ['none', { by: 'nobody', agents: new Set() }],
  [{ agent_ids: [7] }, { by: 'agent', agent: 7, agents: new Set() }],
  [{ agent_ids: [2, 7] }, { by: 'agents', agents: new Set([2, 7]) }],
] as const)('reads who gets the leads and writes it again: %j', (routing, who) => {
  const draft = draftOf({ columns, plan: { ...plan, routing: typeof routing === 'string' ? routing : { agent_ids: [...routing.agent_ids] } } })
  expect(draft.who).toEqual(who)
  expect(bodyOf(draft)?.routing).toEqual(routing)
})
it('waits until somebody is chosen', () => {
  const draft = draftOf({ columns, plan })
  expect(bodyOf({ ...draft, who: { by: 'agent', agents: new Set([3]) } })).toBeUndefined()
  expect(bodyOf({ ...draft, who: { by: 'agents', agent: 3, agents: new Set() } })).toBeUndefined()
})
