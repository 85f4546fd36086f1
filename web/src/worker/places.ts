/** Addresses that are no page of the user interface: the server's own, and those of visitors. */
const others = /^\/(api|hooks|docs|metrics|openapi\.json|healthz|readyz|assets|form|unsubscribe)(\/|$)/

export function isPage(path: string): boolean {
  return !others.test(path)
}

export function isAsset(path: string): boolean {
  return path.startsWith('/assets/')
}

/** Where a click leads: a page of ours, whatever the message says. */
export function targetOf(link: unknown, origin: string): string {
  if (typeof link !== 'string' || !link.startsWith('/') || !URL.canParse(link, origin)) return '/'
  const url = new URL(link, origin)
  return url.origin === origin && isPage(url.pathname) ? url.pathname + url.search + url.hash : '/'
}

type Window = { url: string; focused: boolean; visibilityState: string }

/** The window to show a page in: the one that is looked at, else any that shows a page of ours. */
export function windowFor<W extends Window>(windows: readonly W[]): W | undefined {
  const ours = windows.filter(({ url }) => isPage(new URL(url).pathname))
  return ours.find(({ focused }) => focused) ?? ours.find(({ visibilityState }) => visibilityState === 'visible') ?? ours[0]
}
