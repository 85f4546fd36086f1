import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import type { LiveMessage } from './stream'

let say: (message: LiveMessage) => void = () => {}
vi.mock('./sharedStream', () => ({
  openSharedStream: (tell: (message: LiveMessage) => void) => {
    say = tell
    return () => {}
  },
}))
const { connectLive } = await import('./connect')

/** What a page shows of one path; each question waits until it is answered. */
function show(queries: QueryClient, path: string) {
  const asked: ((answer: string) => void)[] = []
  const shown = new QueryObserver(queries, {
    queryKey: ['get', path],
    queryFn: () => new Promise<string>((answer) => asked.push(answer)),
  })
  shown.subscribe(() => {})
  return { asked, shown: () => shown.getCurrentResult().data }
}

/** A page that shows one answer. */
function page() {
  const queries = new QueryClient()
  const leads = show(queries, '/api/v1/leads')
  connectLive(queries)
  return leads
}

it('asks again what was answered before the connection stood', async () => {
  const { asked, shown } = page()
  asked[0]!('old')
  await vi.waitFor(() => expect(shown()).toBe('old'))
  say({ kind: 'up' })
  await vi.waitFor(() => expect(asked.length).toBe(2))
  asked[1]!('new')
  await vi.waitFor(() => expect(shown()).toBe('new'))
})

it('asks again what was under way when the connection stood', async () => {
  const { asked, shown } = page()
  say({ kind: 'up' })
  asked[0]!('old')
  await vi.waitFor(() => expect(asked.length).toBe(2))
  asked[1]!('new')
  await vi.waitFor(() => expect(shown()).toBe('new'))
})

it('asks about a change at once, and together about what follows', async () => {
  const { asked } = page()
  asked[0]!('old')
  say({ kind: 'up' })
  await vi.waitFor(() => expect(asked.length).toBe(2))
  asked[1]!('old')
  vi.useFakeTimers()
  try {
    say({ kind: 'changed', topics: ['leads'] })
    await vi.advanceTimersByTimeAsync(1)
    expect(asked.length).toBe(3)
    asked[2]!('new')
    for (let i = 0; i < 5; i += 1) say({ kind: 'changed', topics: ['leads'] })
    await vi.advanceTimersByTimeAsync(100)
    expect(asked.length).toBe(3)
    await vi.advanceTimersByTimeAsync(50)
    expect(asked.length).toBe(4)
  } finally {
    vi.useRealTimers()
  }
})

it('asks for the bell before the rest of the page, and does not wait for it long', async () => {
  const queries = new QueryClient()
  const leads = show(queries, '/api/v1/leads')
  const bell = show(queries, '/api/v1/notifications')
  connectLive(queries)
  leads.asked[0]!('old')
  bell.asked[0]!('old')
  await vi.waitFor(() => expect(bell.shown()).toBe('old'))
  vi.useFakeTimers()
  try {
    say({ kind: 'changed', topics: ['leads'] })
    await vi.advanceTimersByTimeAsync(1)
    expect([bell.asked.length, leads.asked.length]).toEqual([2, 1])
    bell.asked[1]!('rings')
    await vi.advanceTimersByTimeAsync(1)
    expect(leads.asked.length).toBe(2)
    leads.asked[1]!('new')
    await vi.advanceTimersByTimeAsync(200)

    say({ kind: 'changed', topics: ['leads'] })
    await vi.advanceTimersByTimeAsync(1)
    expect([bell.asked.length, leads.asked.length]).toEqual([3, 2])
    await vi.advanceTimersByTimeAsync(150)
    expect(leads.asked.length).toBe(3)
  } finally {
    vi.useRealTimers()
  }
})
