import { expect, test } from 'vitest'
import { ownerOf } from './remarks'

const file = { rules: [{ name: 'VIP' }, { name: 'Facebook' }], rotations: [{ name: 'Buyers' }], fields: [{ name: 'Budget' }] }

test('a remark says whose it is, as the screen calls it', () => {
  expect(ownerOf('rules[1].target.email', file)).toBe('Rule 2, Facebook')
  expect(ownerOf('rotations[0].agents[3].email', file)).toBe('Rotation Buyers')
  expect(ownerOf('fields[0]', file)).toBe('Field Budget')
  expect(ownerOf('otherwise.rotation', file)).toBe('Any other lead')
  expect(ownerOf('format', file)).toBe('The file')
})

test('a file may be anything', () => {
  expect(ownerOf('rules[1].target.email', { rules: [1] })).toBe('Rule 2, –')
  expect(ownerOf('rotations[0].name', null)).toBe('Rotation –')
})
