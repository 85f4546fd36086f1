const key = 'fairlead.reloaded'
const onceMs = 20_000

/** A piece of the program that is not to be had: a new version has taken its place, or the network was gone for a moment. */
export function isMissingPiece(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script failed|unable to preload/i.test(error.message)
}

/** Reading the page anew mends both. Once: what is still missing then is told, and can be tried again. */
export function mayReload(now = Date.now()): boolean {
  return navigator.onLine && now - Number(sessionStorage.getItem(key)) > onceMs
}

export function reload() {
  sessionStorage.setItem(key, String(Date.now()))
  window.location.reload()
}
