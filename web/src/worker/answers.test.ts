import { expect, it } from 'vitest'
import { keptForMs, keptHeader } from '@/shared/pwa/kept'
import { Answers } from './answers'

const url = (path: string) => `https://leads.test${path}`
const list = url('/api/v1/leads')

/** As much of a Cache as is used. */
function memory() {
  const held = new Map<string, Response>()
  const nameOf = (request: Request | string) => (typeof request === 'string' ? request : request.url)
  const cache = {
    match: async (request: Request | string) => held.get(nameOf(request))?.clone(),
    put: async (request: string, answer: Response) => { held.set(request, answer) },
    delete: async (request: Request | string) => held.delete(nameOf(request)),
    keys: async () => [...held.keys()].map((name) => new Request(name)),
  }
  return { held, cache: cache as unknown as Cache }
}

function answers() {
  const clock = { now: 1_000 }
  const { held, cache } = memory()
  return { clock, held, answers: new Answers(Promise.resolve(cache), () => clock.now) }
}

it('gives what was answered last, with the moment at which it was asked for', async () => {
  const { answers: kept } = answers()
  await kept.keep(list, Response.json({ items: [1] }), 900)
  const found = await kept.find(list)
  expect(found?.headers.get(keptHeader)).toBe('900')
  expect(await found?.json()).toEqual({ items: [1] })
  expect(await kept.find(url('/api/v1/leads?cursor=x'))).toBeUndefined()
})

it('does not keep what was on its way when a lead was taken away', async () => {
  const { answers: kept, held } = answers()
  const asked = 900
  await kept.drop({ what: 'topics', topics: ['leads'], before: 950 })
  await kept.keep(list, Response.json({}), asked)
  expect(held.size).toBe(0)
  await kept.keep(list, Response.json({}), 950)
  expect(held.size).toBe(1)
})

it('gives nothing of what is thrown away, from the moment on at which it hears that', async () => {
  const { answers: kept } = answers()
  await kept.keep(list, Response.json({}), 900)
  void kept.drop({ what: 'leads', before: 950 })
  expect(await kept.find(list)).toBeUndefined()
})

it('remembers the latest of several drops', async () => {
  const { answers: kept, held } = answers()
  await kept.drop({ what: 'leads', before: 950 })
  await kept.drop({ what: 'leads', before: 800 })
  await kept.keep(list, Response.json({}), 900)
  expect(held.size).toBe(0)
})

it('throws a refused lead away with all about it, and lists from before', async () => {
  const { answers: kept, held } = answers()
  await kept.keep(url('/api/v1/me'), Response.json({}), 800)
  await kept.keep(list, Response.json({}), 800)
  await kept.keep(url('/api/v1/leads/7'), Response.json({}), 990)
  await kept.keep(url('/api/v1/leads/7/timeline?limit=50'), Response.json({}), 990)
  await kept.keep(url('/api/v1/leads/8'), Response.json({}), 990)
  await kept.refuse(url('/api/v1/leads/7'), 900)
  expect([...held.keys()].map((name) => new URL(name).pathname)).toEqual(['/api/v1/me', '/api/v1/leads/8'])
})

it('keeps nothing for longer than a day', async () => {
  const { answers: kept, clock, held } = answers()
  await kept.keep(list, Response.json({}), 900)
  clock.now = 900 + keptForMs
  expect(await kept.find(list)).toBeDefined()
  clock.now++
  expect(await kept.find(list)).toBeUndefined()
  await kept.expire()
  expect(held.size).toBe(0)
})

it('keeps the 200 answers that came last', async () => {
  const { answers: kept, held } = answers()
  for (let id = 1; id <= 201; id++) await kept.keep(url(`/api/v1/leads/${id}`), Response.json({}), 900)
  expect(held.size).toBe(200)
  expect(held.has(url('/api/v1/leads/1'))).toBe(false)
})
