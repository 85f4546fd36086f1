// Lists stand within sentences, so they are joined in the language of the words, whatever numbers are written in.
const all = new Intl.ListFormat('en', { type: 'conjunction' })
const any = new Intl.ListFormat('en', { type: 'disjunction' })

/** “Ana, Ben, and Cleo” */
export function allOf(names: string[]): string {
  return all.format(names)
}

/** “Facebook or CSV import” */
export function anyOf(names: string[]): string {
  return any.format(names)
}
