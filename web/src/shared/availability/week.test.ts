import { expect, it } from 'vitest'
import { addStretch, copyMonday, hasRoom, mondayIsEverywhere, removeStretch, savedWeek, setStretch, toggleDay, usualWeek, weekOf } from './week'

it('reads days that are absent as off, and leaves them out again', () => {
  const saved = { mon: [['09:00', '12:00'], ['13:00', '17:00']], sat: [['10:00', '14:00']] }
  const week = weekOf(saved)
  expect(week.tue).toEqual([])
  expect(savedWeek(week)).toEqual(saved)
  expect(Object.keys(savedWeek(usualWeek()))).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'])
})
it('copies Monday to Friday and not further', () => {
  const week = weekOf({ mon: [['08:00', '12:00'], ['13:00', '16:00']], wed: [['10:00', '11:00']], sun: [['10:00', '11:00']] })
  const copied = copyMonday(week)
  for (const day of ['mon', 'tue', 'wed', 'thu', 'fri'] as const) expect(copied[day]).toEqual(week.mon)
  expect(copied.sat).toEqual([])
  expect(copied.sun).toEqual(week.sun)
  expect(mondayIsEverywhere(week)).toBe(false)
  expect(mondayIsEverywhere(copied)).toBe(true)
  expect(setStretch(copied, 'tue', 0, ['07:00', '12:00']).wed[0], 'each day has its own').toEqual(['08:00', '12:00'])
})
it('adds a stretch after the last, as long as the day has room', () => {
  const week = addStretch(usualWeek(), 'mon')
  expect(week.mon).toEqual([['09:00', '17:00'], ['18:00', '21:00']])
  const full = addStretch(week, 'mon')
  expect(full.mon[2]).toEqual(['22:00', '24:00'])
  expect(hasRoom(full.mon)).toBe(false)
  expect(removeStretch(full, 'mon', 1).mon).toEqual([['09:00', '17:00'], ['22:00', '24:00']])
})
it('switches a day on and off', () => {
  expect(toggleDay(usualWeek(), 'sat').sat).toEqual([['09:00', '17:00']])
  expect(toggleDay(usualWeek(), 'mon').mon).toEqual([])
})
