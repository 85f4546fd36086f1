import { expect, it } from 'vitest'
import { read } from './message'

it('reads what the server says', () => {
  const said = { id: 'n-7', title: 'Jo Smith is yours now', text: 'Website', link: '/leads/7', tag: 'lead-7', at: '2026-06-01T10:00:00Z' }
  expect(read(JSON.stringify(said), 5)).toEqual({ title: said.title, text: 'Website', link: '/leads/7', tag: 'lead-7', at: Date.parse(said.at) })
})
it.each([undefined, '', 'no json', '[]', 'null', '{"text":"no title"}', '{"title":7}'])('has a sentence for %j', (data) => {
  expect(read(data, 5)).toMatchObject({ title: 'Fairlead: something new', link: '/', at: 5 })
})
it('needs no more than a title', () => {
  expect(read('{"title":"Hello"}', 5)).toEqual({ title: 'Hello', text: '', link: '', tag: 'fairlead', at: 5 })
})
