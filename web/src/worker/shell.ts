import { isAsset } from './places'

/** What the build says of itself: its name, and the files of the pages that an agent lives in. */
export type Build = { name: string; entry: string; files: string[] }

const prefix = 'fairlead-shell-'
const page = '/index.html'

/** The program itself, so that it opens without a network. Each build has a cache of its own. */
export class Shell {
  private readonly name: string

  constructor(private readonly build: Build, private readonly caches: CacheStorage) {
    this.name = prefix + build.name
  }

  async fill() {
    const cache = await this.caches.open(this.name)
    const answer = await fetch(page, { cache: 'no-cache' })
    // Where replicas are being replaced, the page may be another build's.
    if (!answer.ok || !(await answer.clone().text()).includes(this.build.entry)) throw new Error('the page is of another build')
    await cache.addAll(this.build.files)
    await cache.put(page, answer)
  }

  /** Windows that still show the build before may ask for its files; the builds before that are done with. */
  async tidy() {
    const shells = (await this.caches.keys()).filter((name) => name.startsWith(prefix) && name !== this.name)
    await Promise.all(shells.slice(0, -1).map((name) => this.caches.delete(name)))
  }

  /** Pages come from the network, so that a new build shows at once. */
  async open(request: Request): Promise<Response> {
    try {
      return await fetch(request)
    } catch (error) {
      const kept = await this.find(page)
      if (kept) return kept
      throw error
    }
  }

  /** Files named after what is in them never change; the others are asked for as long as there is a network. */
  async file(request: Request): Promise<Response> {
    if (!isAsset(new URL(request.url).pathname)) return fetch(request).catch(async (error: unknown) => (await this.find(request)) ?? Promise.reject(error))
    const kept = await this.find(request) ?? await this.caches.match(request)
    if (kept) return kept
    const answer = await fetch(request)
    if (answer.status === 200) await (await this.caches.open(this.name)).put(request, answer.clone())
    return answer
  }

  includes(path: string): boolean {
    return isAsset(path) || this.build.files.includes(path)
  }

  private async find(request: Request | string): Promise<Response | undefined> {
    return (await this.caches.open(this.name)).match(request)
  }
}
