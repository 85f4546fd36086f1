import { expect, it } from 'vitest'
import { commandsMatching, type Command } from './commands'

const commands: Command[] = ['Routing Rules', 'Roles', 'Sign out'].map((name) => ({ id: name, name, icon: () => null, run: () => undefined }))
const names = (query: string) => commandsMatching(commands, query).map(({ name }) => name)

it('offers everything before anything is written', () => {
  expect(names('  ')).toEqual(['Routing Rules', 'Roles', 'Sign out'])
})
it('finds by the beginnings of words, in any order', () => {
  expect(names('ro')).toEqual(['Routing Rules', 'Roles'])
  expect(names('rul rou')).toEqual(['Routing Rules'])
  expect(names('out')).toEqual(['Sign out'])
  expect(names('xyz')).toEqual([])
})
