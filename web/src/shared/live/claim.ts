const heldMs = 5 * 60_000

/**
 * Of these, the ones that no other tab of this browser has spoken for: what all tabs hear, one of them tells. A claim is a
 * lock that is kept for longer than the browser lets a tab in the background dawdle.
 */
export async function claim(what: string, ids: number[]): Promise<Set<number>> {
  const mine = await Promise.all(ids.map((id) => claimOne(`fairlead-${what}-${id}`, heldMs)))
  return new Set(ids.filter((_, i) => mine[i]))
}

/** Whether this tab may do something now; nobody else may for as long. Where tabs cannot agree, each may. */
export function claimOne(name: string, ms: number): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise((answer) => {
    const hold = (lock: Lock | null) => {
      answer(lock !== null)
      return lock ? new Promise<void>((release) => { setTimeout(release, ms) }) : undefined
    }
    navigator.locks.request(name, { ifAvailable: true }, hold).catch(() => answer(true))
  })
}
