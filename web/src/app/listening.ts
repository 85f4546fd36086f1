import { connectLive } from '@/shared/live/connect'
import { queries } from './queries'

const patienceMs = 500

let end: (() => void) | undefined
let standing = Promise.resolve()

/**
 * Listens to the server from now on, if it does not yet. What is asked once the connection stands need not be asked
 * again: that is when this ends, or after a moment without one.
 */
export function listen(): Promise<void> {
  if (!end) {
    standing = new Promise((resolve) => {
      end = connectLive(queries, resolve)
      setTimeout(resolve, patienceMs)
    })
  }
  return standing
}

export function stopListening() {
  end?.()
  end = undefined
}
