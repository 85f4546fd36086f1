import { useQueryClient, type QueryKey } from '@tanstack/react-query'

type Listed = { id: number } | { key: string }

function isSame(a: Listed, b: Listed): boolean {
  return 'id' in a && 'id' in b ? a.id === b.id : 'key' in a && 'key' in b && a.key === b.key
}

/** Shows in every list under this key what was saved, before it is read again: a form that is opened right then begins with it. */
export function useShowSaved(queryKey: QueryKey) {
  const queries = useQueryClient()
  return (saved: Listed) => {
    queries.setQueriesData<{ items: Listed[] }>({ queryKey }, (now) => now && { ...now, items: now.items.map((one) => (isSame(one, saved) ? { ...one, ...saved } : one)) })
  }
}
