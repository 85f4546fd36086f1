import { expect, it } from 'vitest'
import { rangeWords, readRange, writeRange } from './range'

const words = { from: (n: string) => `from ${n}`, upTo: (n: string) => `up to ${n}` }

it('writes and reads the same range', () => {
  for (const range of [{ from: 0, to: 5000.5 }, { from: -3, to: undefined }, { from: undefined, to: 7 }]) expect(readRange(writeRange(range))).toEqual(range)
})
it('is no filter without an end, and none of nonsense', () => {
  expect(writeRange({ from: undefined, to: undefined })).toBeUndefined()
  expect(readRange('much..more')).toEqual({ from: undefined, to: undefined })
  expect(readRange('100')).toEqual({ from: undefined, to: undefined })
})
it('says which end is open', () => {
  expect(rangeWords(readRange('100..5000'), words)).toBe('100 – 5,000')
  expect(rangeWords(readRange('100..'), words)).toBe('from 100')
  expect(rangeWords(readRange('..0'), words)).toBe('up to 0')
})
