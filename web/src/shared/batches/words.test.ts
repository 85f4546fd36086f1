import { expect, it } from 'vitest'
import { doingWords, doneWords, endedWords, goesOn, leftOut, progressOf, skippedWords, undoneWords, whatWords, type LeftLead, type Told } from './words'

const names = { agent: () => 'Ana', rotation: () => 'Buyers', status: () => 'Contacted' }
const batch: Told = {
  id: 1, kind: 'assign', state: 'done', to: { agent_id: 2 }, add: [], remove: [], total: 240, done: 240, undone: 0,
  skipped: [], skipped_count: 0, stayed: [], stayed_count: 0, error: '',
}
const spread: Told = { ...batch, to: { rotation_id: 3 }, total: 5000, done: 5000 }
const kinds: Told[] = [
  batch, spread, { ...spread, to: { agent_ids: [1, 2, 3, 4] } }, { ...batch, to: { unassign: true }, done: 12 }, { ...batch, kind: 'status', status: 'contacted', done: 12 },
  { ...batch, kind: 'tags', add: ['vip'], remove: ['cold'], done: 1 }, { ...batch, kind: 'route' }, { ...batch, kind: 'delete' }, { ...batch, kind: 'import', total: 250 },
]
const left = (n: number, reason: LeftLead['reason']) => Array.from({ length: n }, (_, index) => ({ id: index + 1, reason }))

it('says what each is', () => {
  expect(kinds.map((one) => whatWords(one, names))).toEqual([
    '240 leads to Ana', 'Spread 5,000 leads over Buyers', 'Spread 5,000 leads over 4 agents', 'Unassigned 12 leads', 'Status Contacted on 12 leads',
    'Tags on 1 lead: added vip, removed cold', 'Rules decided again about 240 leads', 'Deleted 240 leads', 'Imported 240 new leads',
  ])
  expect(whatWords({ ...batch, kind: 'tags', add: ['a', 'b', 'c'], remove: ['d'], done: 12 }, names)).toBe('4 tags on 12 leads')
})
it('counts what is meant while it runs, and what was done after', () => {
  expect(whatWords({ ...batch, state: 'running', done: 3 }, names)).toBe('240 leads to Ana')
  expect(whatWords({ ...batch, state: 'stopped', done: 3 }, names)).toBe('3 leads to Ana')
  expect(whatWords({ ...batch, kind: 'import', state: 'running', total: 250, done: 3 }, names)).toBe('Importing 250 rows')
})
it('says what goes on', () => {
  expect(kinds.map((one) => doingWords({ ...one, state: 'running' }, names))).toEqual([
    'Assigning 240 leads to Ana', 'Spreading 5,000 leads over Buyers', 'Spreading 5,000 leads over 4 agents', 'Unassigning 240 leads', 'Setting 240 leads to Contacted',
    'Changing tags of 240 leads', 'Running routing again for 240 leads', 'Deleting 240 leads', 'Importing 250 rows',
  ])
  expect(doingWords({ ...spread, state: 'undoing' }, names)).toBe('Undoing: Spread 5,000 leads over Buyers')
})
it('says what was done', () => {
  expect(kinds.map((one) => doneWords(one, names))).toEqual([
    '240 leads assigned to Ana.', '5,000 leads spread over Buyers.', '5,000 leads spread over 4 agents.', '12 leads unassigned.', '12 leads set to Contacted.',
    'Tags changed on 1 lead.', '240 leads placed by the rules.', '240 leads deleted.', '240 new leads imported.',
  ])
})
it('tells leads left out from leads that needed nothing', () => {
  const some = { ...batch, done: 98, skipped: [...left(2, 'closed'), ...left(3, 'already_there')], skipped_count: 5 }
  expect(leftOut(some)).toEqual({ leads: left(2, 'closed'), count: 2, already: 3, unsorted: false })
  expect(endedWords(some, names)).toBe('98 of 100 leads assigned to Ana. 2 skipped. 3 were there already.')
  expect(skippedWords({ ...some, kind: 'status' })).toBe('2 skipped. 3 had it already.')
})
it('does not sort what is not listed', () => {
  const many = { ...batch, total: 5000, done: 3500, skipped: left(1000, 'already_there'), skipped_count: 1500 }
  expect(leftOut(many)).toMatchObject({ count: 1500, unsorted: true })
  expect(endedWords(many, names)).toBe('3,500 of 5,000 leads assigned to Ana. 1,500 left as they were.')
})
it('says how it ended before its time', () => {
  const half = { ...batch, total: 5000, done: 640 }
  expect(endedWords({ ...half, state: 'stopped' }, names)).toBe('Stopped. 640 of 5,000 leads assigned to Ana.')
  expect(endedWords({ ...half, state: 'failed', error: 'Maria is inactive.' }, names)).toBe('It could not go on: Maria is inactive. 640 of 5,000 leads assigned to Ana.')
})
it('says what an undo brought back', () => {
  const undone = { ...batch, state: 'undone' as const }
  expect(undoneWords({ ...undone, done: 1 })).toBe('1 lead is back as it was, turns included. The agents have been told.')
  expect(undoneWords({ ...undone, kind: 'status' })).toBe('240 leads are back as they were.')
  expect(undoneWords({ ...undone, to: { unassign: true } })).toBe('240 leads are back as they were.')
  expect(undoneWords({ ...undone, stayed: [...left(3, 'worked_on'), { id: 9, reason: 'moved' }], stayed_count: 4 })).toBe(
    '236 of 240 leads are back as they were, turns included. 4 stayed: 3 worked on since, 1 with somebody else by now. The agents have been told.',
  )
  expect(undoneWords({ ...undone, done: 5000, stayed: left(1000, 'moved'), stayed_count: 1204 })).toBe(
    '3,796 of 5,000 leads are back as they were, turns included. 1,204 stayed. The agents have been told.',
  )
  expect(undoneWords({ ...undone, done: 2, stayed: left(2, 'deleted'), stayed_count: 2 })).toBe('0 of 2 leads are back as they were, turns included. 2 stayed: 2 deleted.')
  expect(undoneWords({ ...undone, kind: 'import', stayed: left(3, 'worked_on'), stayed_count: 3 })).toBe(
    '237 of 240 leads of the import are deleted again. 3 stayed: 3 worked on since. The agents have been told.',
  )
  expect(endedWords({ ...undone, done: 0 }, names)).toBe('There was nothing to take back.')
})
it('knows how far it is, forward and back', () => {
  const far = { total: 5000, processed: 640, done: 600, undone: 20 }
  expect(progressOf({ ...far, state: 'running' })).toEqual({ n: 640, of: 5000 })
  expect(progressOf({ ...far, state: 'undoing' })).toEqual({ n: 20, of: 600 })
  expect(['running', 'undoing', 'done', 'stopped', 'undone', 'failed'].map((state) => goesOn({ state: state as Told['state'] }))).toEqual([true, true, false, false, false, false])
})
