import { afterEach, expect, it, vi } from 'vitest'
import { answerFrom, enterOrLeave } from './ask'
import type { Answers } from './answers'

const url = (path: string) => `https://leads.test${path}`

/** What is done with answers, in words. */
function notebook(found?: Response) {
  const done: string[] = []
  const answers = {
    find: async () => found?.clone(),
    keep: async (of: string) => { done.push(`keep ${new URL(of).pathname}`) },
    drop: async ({ what }: { what: string }) => { done.push(`drop ${what}`) },
    refuse: async (of: string) => { done.push(`refuse ${new URL(of).pathname}`) },
    isDropped: () => false,
  }
  const silence = async () => { done.push('silence') }
  const ask = (path: string) => answerFrom({ request: new Request(url(path)), waitUntil: () => {} }, answers as unknown as Answers, silence)
  const session = (method: string) => enterOrLeave(new Request(url('/api/v1/session'), { method }), answers as unknown as Answers, silence)
  return { done, ask, session }
}

const server = (answer: () => Response) => vi.stubGlobal('fetch', async () => answer())
const noServer = () => vi.stubGlobal('fetch', async () => { throw new TypeError('no network') })
afterEach(() => vi.unstubAllGlobals())

it('asks the server and keeps what it says', async () => {
  const { done, ask } = notebook(Response.json('old'))
  server(() => Response.json('new'))
  expect(await (await ask('/api/v1/leads')).json()).toBe('new')
  expect(done).toEqual(['keep /api/v1/leads'])
})
it('gives what was kept only where the server cannot be reached', async () => {
  noServer()
  const { done, ask } = notebook(Response.json('old', { headers: { 'Fairlead-Kept': '1' } }))
  expect(await (await ask('/api/v1/leads')).json()).toBe('old')
  expect(done).toEqual([])
  await expect(notebook().ask('/api/v1/leads')).rejects.toThrow('no network')
})
it.each([[401, ['drop all']], [403, ['refuse /api/v1/leads/7']], [404, ['refuse /api/v1/leads/7']], [500, []]])('after %d throws away %j', async (status, wanted) => {
  const { done, ask } = notebook()
  server(() => new Response(null, { status }))
  expect((await ask('/api/v1/leads/7')).status).toBe(status)
  expect(done).toEqual(wanted)
})
it('throws everything away when somebody else is signed in', async () => {
  const { done, ask } = notebook(Response.json({ id: 1 }))
  server(() => Response.json({ id: 2 }))
  await ask('/api/v1/me')
  expect(done).toEqual(['drop all', 'silence', 'keep /api/v1/me'])
})
it('leaves everything when it is the same member', async () => {
  const { done, ask } = notebook(Response.json({ id: 1 }))
  server(() => Response.json({ id: 1 }))
  await ask('/api/v1/me')
  expect(done).toEqual(['keep /api/v1/me'])
})
it('throws everything away at sign-in and sign-out, even if the server cannot be reached', async () => {
  server(() => new Response(null, { status: 204 }))
  const { done, session } = notebook()
  await session('POST')
  expect(done).toEqual(['drop all', 'drop all'])
  const leaving = notebook()
  await leaving.session('DELETE')
  expect(leaving.done).toEqual(['drop all', 'drop all', 'silence'])
  noServer()
  const cut = notebook()
  await expect(cut.session('DELETE')).rejects.toThrow('no network')
  expect(cut.done).toEqual(['drop all'])
})
