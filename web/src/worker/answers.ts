import { goes, isAbout, keptForMs, keptHeader, type Drop } from '@/shared/pwa/kept'

const most = 200

/**
 * What the server answered last, for when there is no network. Keeping and dropping stand in one queue, and what was
 * asked for before a drop is not kept after it: an answer that is on its way while a lead is taken away would bring it back.
 */
export class Answers {
  private queue: Promise<unknown> = Promise.resolve()
  private readonly drops = new Map<string, Drop>()

  constructor(private readonly store: Promise<Cache>, private readonly now: () => number = Date.now) {}

  keep(url: string, answer: Response, asked: number): Promise<void> {
    return this.next(async (store) => {
      if (this.isDropped(url, asked)) return
      const headers = new Headers({ 'Content-Type': answer.headers.get('Content-Type') ?? 'application/json', [keptHeader]: String(asked) })
      await store.put(url, new Response(await answer.blob(), { headers }))
      const urls = await store.keys()
      for (const old of urls.slice(0, Math.max(0, urls.length - most))) await store.delete(old)
    })
  }

  /** What was answered last, unless that was too long ago. */
  async find(url: string): Promise<Response | undefined> {
    const found = await (await this.store).match(url)
    if (!found) return undefined
    const asked = askedOf(found)
    return this.isDropped(url, asked) || asked < this.now() - keptForMs ? undefined : found
  }

  drop(drop: Drop): Promise<void> {
    const kind = drop.what === 'topics' ? drop.topics.toSorted().join(' ') : `: ${drop.what}`
    if (drop.before > (this.drops.get(kind)?.before ?? 0)) this.drops.set(kind, drop)
    return this.sweep((path, asked) => goes(path, asked, drop))
  }

  /** The server refused this: it goes with what is about the same lead, and whatever was asked for before may show it, too. */
  refuse(url: string, asked: number): Promise<void> {
    const refused = pathOf(url)
    void this.sweep((path) => isAbout(path, refused))
    return this.drop({ what: 'leads', before: asked })
  }

  /** Throws away what is too old to be shown. */
  expire(): Promise<void> {
    const oldest = this.now() - keptForMs
    return this.sweep((_, asked) => asked < oldest)
  }

  private sweep(goner: (path: string, asked: number) => boolean): Promise<void> {
    return this.next(async (store) => {
      for (const request of await store.keys()) {
        const found = await store.match(request)
        if (found && goner(pathOf(request.url), askedOf(found))) await store.delete(request)
      }
    })
  }

  /** Whether what was asked for then has been thrown away, or will be when it comes. */
  isDropped(url: string, asked: number): boolean {
    return [...this.drops.values()].some((drop) => goes(pathOf(url), asked, drop))
  }

  private next(step: (store: Cache) => Promise<void>): Promise<void> {
    const done = this.queue.then(async () => step(await this.store))
    this.queue = done.catch(() => {})
    return done
  }
}

function pathOf(url: string): string {
  return new URL(url).pathname
}

function askedOf(kept: Response): number {
  return Number(kept.headers.get(keptHeader))
}
