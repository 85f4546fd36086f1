/** How many leads an agent gets at least and at most: who gets one of those left over shows when it is done. */
export type Share = { low: number; high: number }

/** n leads by weight, as the server spreads them: everybody gets the whole part of their share or one more. */
export function split(n: number, weights: number[]): Share[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return weights.map((weight) => (sum === 0 ? { low: 0, high: 0 } : { low: Math.floor((n * weight) / sum), high: Math.ceil((n * weight) / sum) }))
}

/** The share when it is the same for everybody. */
export function sameShare(shares: Share[]): Share | undefined {
  const [first] = shares
  return first && shares.every(({ low, high }) => low === first.low && high === first.high) ? first : undefined
}
