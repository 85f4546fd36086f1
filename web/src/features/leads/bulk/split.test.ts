import { expect, it } from 'vitest'
import { sameShare, split } from './split'

it('divides evenly', () => {
  expect(sameShare(split(240, [1, 1, 1, 1]))).toEqual({ low: 60, high: 60 })
})
it('says honestly that some get one more', () => {
  expect(sameShare(split(50, [1, 1, 1, 1]))).toEqual({ low: 12, high: 13 })
  expect(sameShare(split(2, [1, 1, 1]))).toEqual({ low: 0, high: 1 })
})
it('goes by weight', () => {
  const shares = split(10, [2, 1, 1])
  expect(shares).toEqual([{ low: 5, high: 5 }, { low: 2, high: 3 }, { low: 2, high: 3 }])
  expect(sameShare(shares)).toBeUndefined()
})
it('has nothing for nobody', () => {
  expect(sameShare(split(10, []))).toBeUndefined()
  expect(split(10, [0])).toEqual([{ low: 0, high: 0 }])
})
