import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { registerWorker } from './worker'

class Worker extends EventTarget {
  told: unknown[] = []
  constructor(public state: string) { super() }
  postMessage(letter: unknown) { this.told.push(letter) }
  become(state: string) {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

class Registration extends EventTarget {
  installing: Worker | null = null
  waiting: Worker | null = null
}

let registration: Registration

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('DEV', false)
  registration = new Registration()
  vi.stubGlobal('navigator', { serviceWorker: { register: () => Promise.resolve(registration) } })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

test('a worker that was left waiting is told to take over', async () => {
  registration.waiting = new Worker('installed')
  await registerWorker()
  vi.runAllTimers()
  expect(registration.waiting.told).toEqual([{ kind: 'takeOver' }])
})

test('so is one that comes later and waits', async () => {
  await registerWorker()
  const next = registration.installing = new Worker('installing')
  registration.dispatchEvent(new Event('updatefound'))
  next.become('installed')
  vi.runAllTimers()
  expect(next.told).toEqual([{ kind: 'takeOver' }])
})

test('one that takes over by itself is told nothing', async () => {
  await registerWorker()
  const next = registration.installing = new Worker('installing')
  registration.dispatchEvent(new Event('updatefound'))
  next.become('installed')
  next.become('activating')
  vi.runAllTimers()
  expect(next.told).toEqual([])
})
