import { setTimeout as pause } from 'node:timers/promises'

/** Tries `check` until it no longer throws; after `timeout` ms its last error counts. Returns what it returned. */
export async function until(check, timeout = 8_000) {
  const end = Date.now() + timeout
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) throw error
    }
    await pause(40)
  }
}
