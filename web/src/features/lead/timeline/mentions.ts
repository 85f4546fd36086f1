/** Somebody who can be mentioned. */
export type Person = { id: number; name: string }

/** A note in pieces: what is written, and whom it mentions. */
type Piece = string | Person

const mark = /@\[([^[\]\n]+)\]\(member:(\d+)\)/

/** `Ask @[Ana](member:7).` → “Ask ”, Ana, “.” */
export function piecesOf(text: string): Piece[] {
  return text.split(/(@\[[^[\]\n]+\]\(member:\d+\))/).filter(Boolean).map((piece) => {
    const found = mark.exec(piece)
    return found ? { id: Number(found[2]), name: found[1]! } : piece
  })
}

/** What is typed behind an @ right before the caret, and where the @ stands. An address such as ana@mail is none. */
export function queryAt(text: string, caret: number): { at: number; query: string } | undefined {
  const found = /(?:^|[\s(])@([^@\n]{0,40})$/.exec(text.slice(0, caret))
  return found ? { at: caret - found[1]!.length - 1, query: found[1]! } : undefined
}

/** Those whose name, or a word of it, begins with what is typed. */
export function peopleFor(people: Person[], query: string): Person[] {
  const wanted = query.toLocaleLowerCase()
  return people.filter(({ name }) => ` ${name.toLocaleLowerCase()}`.includes(` ${wanted}`)).slice(0, 6)
}

/** Writes a name in place of what was typed. */
export function complete(text: string, at: number, caret: number, name: string): { text: string; caret: number } {
  const written = `@${name} `
  return { text: text.slice(0, at) + written + text.slice(caret).replace(/^ /, ''), caret: at + written.length }
}

/** Turns the names of whom somebody chose into marks, as notes are stored. Longer names first: Ana Costa is not Ana. */
export function withMarks(text: string, chosen: Person[]): string {
  const people = chosen.toSorted((a, b) => b.name.length - a.name.length)
  return people.reduce((note, { id, name }) => {
    const pieces = note.split(/(@\[[^[\]\n]+\]\(member:\d+\))/)
    return pieces.map((piece) => (mark.test(piece) ? piece : piece.replaceAll(`@${name}`, `@[${name.replaceAll('[', '(').replaceAll(']', ')')}](member:${id})`))).join('')
  }, text)
}
