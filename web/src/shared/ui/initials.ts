/** “Maria del Carmen Lopez” → “ML”, “Ana” → “A”. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = letterOf(words[0]) ?? '?'
  const last = words.length > 1 ? (letterOf(words.at(-1)) ?? '') : ''
  return (first + last).toUpperCase()
}

const letters = new Intl.Segmenter()

/** What a reader takes for one: “👩‍👧” is five code points, and more units of text. */
function letterOf(word = ''): string | undefined {
  for (const { segment } of letters.segment(word)) return segment
}

/** A hue that stays with a name, so that a face is found again at a glance. */
export function hueOf(name: string): number {
  let hash = 0
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360
  return hash
}
