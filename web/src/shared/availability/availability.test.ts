import { expect, it } from 'vitest'
import { endOf, inOrder, leaveUntil, phaseOf, startOf, withLeave, withoutLeave, withOther, withPause, type Leave } from './availability'
import { complaints, leaveDraft, leaveOf, withFirstDay } from './leaveDraft'
import { pauseChoices } from './pause'
import { problemOfStretch, problemsUnder } from './problems'

const berlin = 'Europe/Berlin'
const now = new Date('2026-12-01T10:15:20Z')
const days = (from: string, to: string): Leave => ({ from, to })

it('includes the last day, but not the last minute', () => {
  expect(startOf(days('2026-12-01', '2026-12-02'), berlin)).toEqual(new Date('2026-11-30T23:00:00Z'))
  expect(endOf(days('2026-12-01', '2026-12-02'), berlin)).toEqual(new Date('2026-12-02T23:00:00Z'))
  expect(endOf(days('2026-12-01T13:00', '2026-12-01T17:00'), berlin)).toEqual(new Date('2026-12-01T16:00:00Z'))
  expect(phaseOf(days('2026-12-01', '2026-12-01'), now, berlin)).toBe('now')
  expect(phaseOf(days('2026-12-01T08:00', '2026-12-01T11:15'), now, berlin)).toBe('earlier')
  expect(phaseOf(days('2026-12-02', '2026-12-02'), now, berlin)).toBe('coming')
})
it('puts what comes in order and the past apart, and keeps the place of each', () => {
  const { ahead, earlier } = inOrder([days('2026-12-24', '2026-12-31'), days('2026-10-01', '2026-10-02'), days('2026-12-01', '2026-12-01'), days('2026-11-01', '2026-11-02')], now, berlin)
  expect(ahead.map(({ at }) => at)).toEqual([2, 0])
  expect(earlier.map(({ at }) => at)).toEqual([3, 1])
})
it('changes one part and leaves the others', () => {
  const saved = { paused_until: null, leave: [days('2026-12-24', '2026-12-31')], hours: null }
  const more = withLeave(days('2027-01-04', '2027-01-04'))(saved)
  expect(more.leave).toHaveLength(2)
  expect(withoutLeave({ ...days('2026-12-24', '2026-12-31'), cover: null })(more).leave).toEqual([days('2027-01-04', '2027-01-04')])
  expect(withOther(days('2026-12-24', '2026-12-31'), days('2026-12-24', '2027-01-02'))(saved).leave).toEqual([days('2026-12-24', '2027-01-02')])
  expect(withPause(now)(saved)).toEqual({ ...saved, paused_until: now.toISOString() })
})
it('puts on leave from today, or makes a leave longer that has begun', () => {
  const fresh = { leave: [days('2026-12-24', '2026-12-31')] }
  const { edit, undo } = leaveUntil('2026-12-05', fresh, now, berlin, '2026-12-01')
  expect(edit(fresh).leave).toContainEqual(days('2026-12-01', '2026-12-05'))
  expect(undo(edit(fresh))).toEqual(fresh)
  const running = { leave: [{ ...days('2026-11-30', '2026-12-02'), note: 'Flu' }] }
  const longer = leaveUntil('2026-12-05', running, now, berlin, '2026-12-01')
  expect(longer.edit(running).leave).toEqual([{ ...days('2026-11-30', '2026-12-05'), note: 'Flu' }])
  expect(longer.undo(longer.edit(running))).toEqual(running)
})
it('pauses for an hour, to the end of the day or to the next morning, where the member is', () => {
  expect(pauseChoices(now, berlin).map(({ until }) => until.toISOString())).toEqual(['2026-12-01T11:16:00.000Z', '2026-12-01T23:00:00.000Z', '2026-12-02T08:00:00.000Z'])
  expect(pauseChoices(new Date('2026-12-02T03:00:00Z'), 'America/New_York')[1]!.until.toISOString()).toBe('2026-12-02T05:00:00.000Z')
})
it('reads a leave into a form and back', () => {
  for (const leave of [{ ...days('2026-12-24', '2026-12-31'), cover: null }, { ...days('2026-12-01T13:00', '2026-12-01T17:00'), note: 'Dentist', cover: { rotation_id: 3 } }]) {
    expect(leaveOf(leaveDraft(leave))).toEqual(leave)
  }
})
it('takes the first day for the last until another is chosen', () => {
  const first = withFirstDay(leaveDraft(undefined), '2026-12-24')
  expect(first.to.day).toBe('2026-12-24')
  const both = { ...first, to: { ...first.to, day: '2026-12-31' } }
  expect(withFirstDay(both, '2026-12-27').to.day).toBe('2026-12-31')
  expect(withFirstDay(both, '2027-01-02').to.day).toBe('2027-01-02')
})
it('says what is missing in a leave', () => {
  expect(complaints(leaveDraft(undefined))).toEqual({ from: 'fromMissing', to: 'toMissing' })
  expect(complaints(leaveDraft(days('2026-12-24', '2026-12-23')))).toEqual({ to: 'toBefore' })
  expect(complaints(leaveDraft(days('2026-12-24T13:00', '2026-12-24T13:00')))).toEqual({ toTime: 'toBefore' })
  expect(complaints({ ...leaveDraft(days('2026-12-24', '2026-12-24')), cover: 'agent' })).toEqual({ cover: 'coverMissing' })
})
it('brings what the server refuses to its input', () => {
  const refused = (...locations: string[]) => ({ status: 422, title: '', type: '', detail: '', errors: locations.map((location) => ({ location, field: '', message: `about ${location}` })) })
  expect(problemsUnder(refused('body.leave[1].to', 'body.leave[0].from'), 'leave[1].')).toEqual({ to: 'about body.leave[1].to' })
  const hours = problemsUnder(refused('body.hours.week.mon[1][0]', 'body.hours.week.tue[0]', 'body.hours.zone'), 'hours.')
  expect(problemOfStretch(hours, 'mon', 1)).toBe('about body.hours.week.mon[1][0]')
  expect(problemOfStretch(hours, 'tue', 0)).toBe('about body.hours.week.tue[0]')
  expect(problemOfStretch(hours, 'mon', 0)).toBeUndefined()
  expect(hours.zone).toBe('about body.hours.zone')
})
