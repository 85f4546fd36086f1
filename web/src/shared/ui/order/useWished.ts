import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useStale } from '@/shared/live/useStale'
import { toast } from '../toast'
import { arranged } from './moved'

export type Saving<Item> = {
  save: (items: Item[]) => Promise<unknown>
  /** Where the list is kept, and the topic of what changes with it. */
  queryKey: QueryKey
  topic: string
  /** What the list is called there. */
  field?: string
}

/**
 * A new order shows at once, and back it goes if the server refuses. Who moves on before an order is saved waits for
 * nothing: orders are saved one after another, and of those that wait only the last.
 */
export function useWished<Item>(saved: Item[], keyOf: (item: Item) => string, { save, queryKey, topic, field = 'items' }: Saving<Item>) {
  const queries = useQueryClient()
  const stale = useStale()
  const [wished, setWished] = useState<string[]>()
  const last = useRef<Item[]>(undefined)
  const saving = useRef(Promise.resolve())

  async function keep(items: Item[]) {
    try {
      await save(items)
      // An answer that is still on its way may be of the order before.
      await queries.cancelQueries({ queryKey })
      queries.setQueryData<object>(queryKey, (now) => now && { ...now, [field]: items })
    } catch (error) {
      toast.failed(error)
    }
    await stale(topic)
  }

  function wish(next: Item[]) {
    last.current = next
    setWished(next.map(keyOf))
    const isLast = () => last.current === next
    saving.current = saving.current.then(async () => {
      if (isLast()) await keep(next)
      if (isLast()) setWished(undefined)
    })
  }
  return { items: wished ? arranged(saved, wished, keyOf) : saved, wish }
}
