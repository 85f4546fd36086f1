import { useState } from 'react'
import type { Selection } from '@/shared/ui'
import type { Tag } from './useTags'

/** The ticked tags. They stay ticked while somebody searches for others. */
export function useChosen(shown: Tag[]) {
  const [chosen, setChosen] = useState<Tag[]>([])
  const selection: Selection = { kind: 'some', ids: new Set(chosen.map(({ name }) => name)) }

  function select(next: Selection) {
    const names = next.kind === 'some' ? [...next.ids] : []
    setChosen(names.flatMap((name) => [...shown, ...chosen].find((tag) => tag.name === name) ?? []))
  }
  return { chosen, selection, select, clear: () => setChosen([]) }
}
