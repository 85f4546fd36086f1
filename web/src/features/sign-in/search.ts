type SignInSearch = { next?: string | undefined }

/** Where one wanted to go, if that is a place of ours. */
export function signInSearch(search: Record<string, unknown>): SignInSearch {
  // Named even when there is none: the router keeps a key that is left out.
  return { next: placeOfOurs(search.next) }
}

const signInPath = '/sign-in'

/** A path of this very site, or nothing: an address in an e-mail must not lead from our sign-in to somebody else's page. */
function placeOfOurs(next: unknown): string | undefined {
  const here = window.location.origin
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, here)) return undefined
  const url = new URL(next, here)
  if (url.origin !== here || url.pathname === '/' || url.pathname === signInPath) return undefined
  return url.pathname + url.search + url.hash
}
