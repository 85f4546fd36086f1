import { expect, it } from 'vitest'
import { tellApart } from './namesakes'

it('adds the e-mail where several have the same name, in whatever case', () => {
  const people = [{ name: 'Ana', email: 'ana@x.test' }, { name: 'Ben', email: 'ben@x.test' }, { name: 'ana', email: 'ana2@x.test' }]
  expect(people.map(tellApart(people))).toEqual(['ana@x.test', undefined, 'ana2@x.test'])
})

it('adds nothing to whom one may not see the e-mail of', () => {
  const people = [{ name: 'Ana', email: '' }, { name: 'Ana', email: '' }]
  expect(people.map(tellApart(people))).toEqual([undefined, undefined])
})
