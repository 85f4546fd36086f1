import { expect, test } from 'vitest'
import { linesOf, wrongLine } from './choices'

const lines = linesOf('  Flat \n\nHouse & garden\nflat\n')

test('a choice stands on each line', () => {
  expect(lines).toEqual([{ choice: 'Flat', line: 1 }, { choice: 'House & garden', line: 3 }, { choice: 'flat', line: 4 }])
  expect(linesOf(' \n ')).toEqual([])
})

test('a complaint leads to the line', () => {
  expect(wrongLine([{ field: 'choices[2]', location: 'body.choices[2]', message: 'This choice is there twice.' }], lines)).toEqual({ line: 4, message: 'This choice is there twice.' })
  expect(wrongLine([{ field: 'choices', location: 'body.choices', message: 'Write at least one choice.' }], lines)).toBeUndefined()
  expect(wrongLine(undefined, lines)).toBeUndefined()
})
