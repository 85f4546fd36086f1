import { openStream, type LiveMessage } from './stream'

const name = 'fairlead-live'
const answerMs = 2_000

/**
 * One connection for all tabs: over HTTP/1.1 a browser opens six to a host at
 * most, and every stream takes one for good. The tab that holds the lock
 * listens and passes on what it hears. Where tabs cannot agree (no HTTPS, old
 * browser), each listens for itself.
 */
export function openSharedStream(tell: (message: LiveMessage) => void): () => void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return openStream(tell)
  return new Tab(tell).join()
}

type Letter = LiveMessage | { kind: 'anybody' }

class Tab {
  private readonly channel = new BroadcastChannel(name)
  private queue = new AbortController()
  private leave: (() => void) | undefined
  private state: LiveMessage = { kind: 'up' }
  private silence: ReturnType<typeof setTimeout> | undefined
  private followed = false

  constructor(private readonly tell: (message: LiveMessage) => void) {}

  join(): () => void {
    this.channel.onmessage = (event: MessageEvent<Letter>) => this.hear(event.data)
    document.addEventListener('visibilitychange', this.look)
    this.stand()
    this.look()
    return () => {
      document.removeEventListener('visibilitychange', this.look)
      clearTimeout(this.silence)
      this.queue.abort()
      this.leave?.()
      this.channel.close()
    }
  }

  /** Waits for the lock, or takes it from a tab that no longer answers. */
  private stand(steal = false) {
    this.queue.abort()
    this.queue = new AbortController()
    const options = steal ? { steal } : { signal: this.queue.signal }
    const { signal } = this.queue
    navigator.locks.request(name, options, () => this.lead()).catch(() => {
      if (signal.aborted) return
      this.leave?.()
      this.stand()
    })
  }

  private lead(): Promise<void> {
    return new Promise((release) => {
      // Between two listeners something may have gone unheard.
      if (this.followed) this.pass({ kind: 'down' })
      const close = openStream((message) => this.pass(message))
      this.leave = () => { this.leave = undefined; close(); release() }
    })
  }

  private pass(message: LiveMessage) {
    if (message.kind !== 'changed') this.state = message
    this.tell(message)
    this.channel.postMessage(message)
  }

  private hear(letter: Letter) {
    if (letter.kind === 'anybody') {
      if (this.leave) this.channel.postMessage(this.state)
      return
    }
    clearTimeout(this.silence)
    this.followed = true
    this.tell(letter)
  }

  /** Phones put background tabs to sleep, lock and all: who is looked at makes sure that somebody listens. */
  private readonly look = () => {
    if (document.visibilityState === 'hidden' || this.leave) return
    this.channel.postMessage({ kind: 'anybody' } satisfies Letter)
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.takeOver(), answerMs)
  }

  private takeOver() {
    if (this.leave) return
    this.followed = true
    this.stand(true)
  }
}
