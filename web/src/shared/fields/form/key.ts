const longest = 40
// Letters that no decomposition brings to a plain one.
const unlike: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l' }

/** The key that the server would make of a name: shown while the name is typed. Nothing is left of some names. */
export function keyOfName(name: string, taken: readonly string[]): string {
  const plain = name.toLowerCase().replaceAll(/[ßæœøđł]/g, (letter) => unlike[letter] ?? '').normalize('NFKD').replaceAll(/\p{Mn}/gu, '')
  const key = plain.split(/[^a-z0-9]+/).filter(Boolean).join('_').slice(0, longest).replaceAll(/^_+|_+$/g, '') || 'field'
  let free = key
  for (let n = 2; taken.includes(free); n++) free = `${key}_${n}`
  return free
}
