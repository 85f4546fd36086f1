import { expect, it } from 'vitest'
import { changedKinds, choiceOf, kindsFor, toggled, withChosen, type KindChannels } from './choices'

const all: KindChannels['channels'] = ['app', 'email', 'push', 'slack', 'telegram']
const assigned: KindChannels = { kind: 'assigned', channels: all, inherited: all, own: false, app_always: true }
const away: KindChannels = { kind: 'reassigned_away', channels: ['email'], inherited: [], own: true, app_always: false }
const waiting: KindChannels = { ...assigned, kind: 'waiting', app_always: false }

it('turns a channel off and on again, which is no choice any more', () => {
  const without = toggled(assigned, 'email')
  expect(without).toEqual(['app', 'push', 'slack', 'telegram'])
  expect(toggled(withChosen(assigned, { assigned: without }), 'email')).toBeNull()
  expect(toggled(away, 'app')).toEqual(['app', 'email'])
})
it('shows what would be saved over what is', () => {
  expect(withChosen(away, {})).toBe(away)
  expect(withChosen(away, { reassigned_away: null })).toMatchObject({ channels: [], own: false })
  expect(withChosen(assigned, { assigned: [] })).toMatchObject({ channels: [], own: true })
})
it('knows what is not saved yet', () => {
  expect(changedKinds([assigned, away], {})).toEqual([])
  expect(changedKinds([assigned, away], { assigned: ['app'], reassigned_away: ['email'] })).toEqual(['assigned'])
  expect(changedKinds([assigned, away], { reassigned_away: null })).toEqual(['reassigned_away'])
})
it('saves what was chosen, and leaves out what is as the workspace has it', () => {
  expect(choiceOf([assigned, away], {})).toEqual([{ kind: 'reassigned_away', channels: ['email'] }])
  expect(choiceOf([assigned, away], { assigned: ['app'], reassigned_away: null })).toEqual([{ kind: 'assigned', channels: ['app'] }])
})
it('shows kinds only to who ever hears of them', () => {
  expect(kindsFor([assigned, waiting], []).map(({ kind }) => kind)).toEqual(['assigned'])
  expect(kindsFor([assigned, waiting], ['routing.manage'])).toHaveLength(2)
})
