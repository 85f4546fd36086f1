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

/** A page that shows one answer; each question waits until it is answered. */
function page() {
  const queries = new QueryClient()
  const asked: ((answer: string) => void)[] = []
  const shown = new QueryObserver(queries, {
    queryKey: ['get', '/api/v1/leads'],
    queryFn: () => new Promise<string>((answer) => asked.push(answer)),
  })
  shown.subscribe(() => {})
  connectLive(queries)
  return { asked, shown: () => shown.getCurrentResult().data }
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
