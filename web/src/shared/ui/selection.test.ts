import { describe, expect, it } from 'vitest'
import { allMatching, countSelected, isSelected, nothingSelected, select } from './selection'

describe('ticking rows', () => {
  it('survives paging: another page changes nothing on the first', () => {
    const first = select(nothingSelected, ['1', '2'], true)
    const both = select(first, ['51'], true)
    expect(countSelected(both)).toBe(3)
    expect(isSelected(select(both, ['51'], false), '1')).toBe(true)
  })
  it('does not change what it was given', () => {
    select(nothingSelected, ['1'], true)
    expect(countSelected(nothingSelected)).toBe(0)
  })
})

describe('everything that matches', () => {
  it('holds rows of pages never seen', () => {
    expect(isSelected(allMatching(4812), '4000')).toBe(true)
    expect(countSelected(allMatching(4812))).toBe(4812)
  })
  it('leaves out what is unticked, and takes it back', () => {
    const without = select(allMatching(10), ['3', '4'], false)
    expect(countSelected(without)).toBe(8)
    expect(isSelected(without, '3')).toBe(false)
    expect(countSelected(select(without, ['3'], true))).toBe(9)
  })
  it('is nothing when all are unticked', () => {
    expect(select(allMatching(2), ['1', '2'], false)).toBe(nothingSelected)
  })
})

it('knows that more match than were counted, whatever is left out', () => {
  const all = allMatching(10_000, false)
  expect(all).toMatchObject({ total: 10_000, more: true })
  expect(select(all, ['3'], false)).toMatchObject({ more: true })
  expect(allMatching(60)).not.toHaveProperty('more')
})
