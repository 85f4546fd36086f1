type Person = { name: string; email: string }

/** What tells people of the same name apart: their e-mail, as far as the viewer may see it. Nothing of everybody else. */
export function tellApart(people: Person[]): (person: Person) => string | undefined {
  const key = ({ name }: Person) => name.toLowerCase()
  const namesakes = new Set(people.map(key).filter((name, index, all) => all.indexOf(name) !== index))
  return (person) => (namesakes.has(key(person)) && person.email) || undefined
}
