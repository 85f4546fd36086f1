import type { ComponentType } from 'react'

/** Something the palette can do. */
export type Command = {
  id: string
  name: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  run: () => void
}

/** The commands in whose name every word of the query begins a word. */
export function commandsMatching(commands: Command[], query: string): Command[] {
  const wanted = wordsOf(query)
  return commands.filter(({ name }) => {
    const words = wordsOf(name)
    return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)))
  })
}

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
}
