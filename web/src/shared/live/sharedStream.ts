import { openStream, type LiveMessage } from './stream'

const name = 'fairlead-live'
const answerMs = 2_000
const askMs = 15_000

/**
 * One connection for all tabs: over HTTP/1.1 a browser opens six to a host at
 * most, and every stream takes one for good. The tab that holds the lock
 * listens and passes on what it hears; when it closes, the browser gives the
 * lock to another at once. A shared worker would do the same, but phones have
 * none. Where tabs cannot agree (no HTTPS, old browser), each listens for itself.
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
  /** What the stream said last, while this tab leads. */
  private state: LiveMessage = { kind: 'down' }
  private silence: ReturnType<typeof setTimeout> | undefined
  private next: ReturnType<typeof setTimeout> | undefined
  private followed = false

  constructor(private readonly tell: (message: LiveMessage) => void) {}

  join(): () => void {
    this.channel.onmessage = (event: MessageEvent<Letter>) => this.hear(event.data)
    document.addEventListener('visibilitychange', this.look)
    document.addEventListener('freeze', this.stepDown)
    document.addEventListener('resume', this.wake)
    this.stand()
    this.look()
    return () => {
      document.removeEventListener('visibilitychange', this.look)
      document.removeEventListener('freeze', this.stepDown)
      document.removeEventListener('resume', this.wake)
      this.stepDown()
      this.channel.close()
    }
  }

  /** Waits for the lock, or takes it from a tab that no longer answers. */
  private stand(steal = false) {
    this.queue.abort()
    this.queue = new AbortController()
    const { signal } = this.queue
    const options = steal ? { steal } : { signal }
    navigator.locks.request(name, options, () => (signal.aborted ? undefined : this.lead())).catch(() => {
      if (signal.aborted) return
      this.leave?.()
      this.stand()
    })
  }

  private lead(): Promise<void> {
    return new Promise((release) => {
      this.state = { kind: 'down' }
      // Between two listeners something may have gone unheard.
      if (this.followed) this.pass(this.state)
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
    this.silence = undefined
    this.followed = true
    this.tell(letter)
  }

  /** A browser may put a tab to sleep with the lock in its hands: who is looked at makes sure, time and again, that somebody listens. */
  private readonly look = () => {
    clearTimeout(this.next)
    if (document.visibilityState === 'hidden') return
    this.next = setTimeout(this.look, askMs)
    if (this.leave) return
    this.channel.postMessage({ kind: 'anybody' } satisfies Letter)
    this.silence ??= setTimeout(() => this.takeOver(), answerMs)
  }

  private takeOver() {
    this.silence = undefined
    if (this.leave || document.visibilityState === 'hidden') return
    this.followed = true
    this.stand(true)
  }

  /** Leaves the lock to whoever is awake. */
  private readonly stepDown = () => {
    clearTimeout(this.silence)
    clearTimeout(this.next)
    this.silence = undefined
    this.queue.abort()
    this.leave?.()
  }

  /** Nothing was heard in the meantime: whatever is said next makes the page ask for everything again. */
  private readonly wake = () => {
    if (this.leave) return
    this.followed = true
    this.tell({ kind: 'down' })
    this.stand()
    this.look()
  }
}
