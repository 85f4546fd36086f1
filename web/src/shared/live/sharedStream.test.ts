import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openSharedStream } from './sharedStream'
import type { LiveMessage } from './stream'

/** The connections that stand, the oldest first. */
let streams: ((message: LiveMessage) => void)[] = []
vi.mock('./stream', () => ({
  openStream: (tell: (message: LiveMessage) => void) => {
    streams.push(tell)
    return () => { streams = streams.filter((one) => one !== tell) }
  },
}))

/** Letters arrive a moment later, but not where somebody sleeps. */
const channels = new Set<FakeChannel>()
class FakeChannel {
  onmessage: ((event: { data: unknown }) => void) | undefined
  asleep = false
  constructor() { channels.add(this) }
  postMessage(data: unknown) {
    for (const other of channels) if (other !== this) setTimeout(() => { if (!other.asleep) other.onmessage?.({ data }) })
  }
  close() { channels.delete(this) }
}

type Waiting = { lead: () => unknown; done: (value?: unknown) => void; fail: (reason: Error) => void }
let holder: Waiting | undefined
let line: Waiting[] = []

function next() {
  holder = line.shift()
  const mine = holder
  if (!mine) return
  void Promise.resolve().then(mine.lead).then(() => { if (holder === mine) { mine.done(); next() } })
}

const locks = {
  request: (_: string, { steal, signal }: { steal?: boolean; signal?: AbortSignal }, lead: () => unknown) => new Promise((done, fail) => {
    const one = { lead, done, fail }
    signal?.addEventListener('abort', () => { if (line.includes(one)) { line = line.filter((other) => other !== one); fail(new Error('aborted')) } })
    if (steal) { holder?.fail(new Error('stolen')); line.unshift(one); next() }
    else { line.push(one); if (!holder) next() }
  }),
}

function open() {
  const heard: string[] = []
  const close = openSharedStream((message) => heard.push(message.kind === 'changed' ? message.topics.join() : message.kind))
  return { heard, close, channel: [...channels].at(-1)! }
}
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const says = async (message: LiveMessage) => {
  await passes(10)
  streams.at(-1)!(message)
  await passes(10)
}
const up: LiveMessage = { kind: 'up' }
const news: LiveMessage = { kind: 'changed', topics: ['leads'] }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  vi.stubGlobal('navigator', { locks })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  for (const one of [channels, streams, line]) if (one instanceof Set) one.clear()
  streams = []
  line = []
  holder = undefined
})

it('opens one connection, and every tab hears what it says', async () => {
  const [first, second] = [open(), open()]
  await passes(10)
  await says(up)
  await says(news)
  expect(streams.length).toBe(1)
  expect(first.heard).toEqual(['up', 'leads'])
  expect(second.heard).toEqual(['down', 'up', 'leads'])
})

it('does not tell a new tab that the connection stands before it does', async () => {
  open()
  const second = open()
  await passes(10)
  expect(second.heard).toEqual(['down'])
  await says(up)
  const third = open()
  await passes(10)
  expect(third.heard).toEqual(['up'])
})

it('goes on over another tab when the one that listens is closed, and what was missed is asked for', async () => {
  const [first, second, third] = [open(), open(), open()]
  await says(up)
  for (const { heard } of [second, third]) heard.length = 0
  first.close()
  await passes(10)
  await says(up)
  await says(news)
  expect(streams.length).toBe(1)
  for (const { heard } of [second, third]) expect(heard).toEqual(['down', 'up', 'leads'])
})

it('takes over from a tab that the browser put to sleep without a word', async () => {
  const [first, second] = [open(), open()]
  await says(up)
  first.channel.asleep = true
  second.heard.length = 0
  await passes(15_000 + 2_000 + 10)
  await says(up)
  await says(news)
  expect(second.heard).toEqual(['down', 'up', 'leads'])
})

it('leaves a tab that answers in its place', async () => {
  const [first] = [open(), open()]
  await says(up)
  await passes(120_000)
  expect(first.heard).toEqual(['up'])
  expect(streams.length).toBe(1)
})

it('steps down before it sleeps, and asks for everything when it wakes', async () => {
  const tab = open()
  await says(up)
  document.dispatchEvent(new Event('freeze'))
  expect(streams.length).toBe(0)
  document.dispatchEvent(new Event('resume'))
  await passes(10)
  await says(up)
  expect(tab.heard).toEqual(['up', 'down', 'down', 'up'])
})

it('does not listen after it was left, even if its turn comes just then', async () => {
  const [first, second] = [open(), open()]
  first.close()
  second.close()
  await passes(10)
  expect(streams.length).toBe(0)
})

it('listens for itself where tabs cannot agree', () => {
  vi.stubGlobal('navigator', {})
  open()
  open()
  expect(streams.length).toBe(2)
})
