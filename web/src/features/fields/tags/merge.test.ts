import { expect, test } from 'vitest'
import { mergedWords, mergeOf, mergeWords } from './merge'

const vip = { name: 'vip', leads: 14 }
const cold = { name: 'cold', leads: 120 }
const hot = { name: 'hot', leads: 1 }

test('another name is a name', () => {
  expect(mergeOf([vip], 'VIP', [vip, cold])).toEqual({ changing: [vip], target: undefined, merges: false })
  expect(mergeWords([vip], 'VIP', [vip, cold])).toBe('14 leads have vip. From now on it is called VIP.')
  expect(mergedWords([vip], 'VIP', [vip, cold], 14)).toBe('vip is called VIP now, on 14 leads.')
})

test('the name of another tag merges both', () => {
  expect(mergeOf([vip], 'cold', [cold])).toEqual({ changing: [vip], target: cold, merges: true })
  expect(mergeWords([vip], 'cold', [cold])).toBe('Merge into cold? 14 leads have vip and 120 leads have cold.')
  expect(mergedWords([vip], 'cold', [cold], 14)).toBe('vip went into cold, on 14 leads.')
})

test('several become one of them, or something else', () => {
  expect(mergeWords([vip, cold, hot], 'cold', [])).toBe('Merge into cold? 14 leads have vip, 1 lead has hot, and 120 leads have cold.')
  expect(mergedWords([vip, cold, hot], 'cold', [], 15)).toBe('3 tags are one now: cold. 15 leads changed.')
  expect(mergeWords([vip, hot], 'new', [])).toBe('Merge into new? 14 leads have vip and 1 lead has hot.')
  expect(mergedWords([vip, hot], 'new', [], 15)).toBe('2 tags are one now: new. 15 leads changed.')
})

test('its own name changes nothing', () => {
  expect(mergeOf([vip], 'vip', [vip])).toEqual({ changing: [], target: vip, merges: true })
  expect(mergeWords([vip], 'vip', [vip])).toBe('')
})
