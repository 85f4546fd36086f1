import { connectLive } from '@/shared/live/connect'
import { queries } from './queries'

let end: (() => void) | undefined

/** Listens to the server from now on, if it does not yet. What is asked once the connection stands need not be asked again. */
export function listen() {
  end ??= connectLive(queries)
}

export function stopListening() {
  end?.()
  end = undefined
}
