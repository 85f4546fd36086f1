import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useMe } from '@/shared/api/useMe'
import { connectLive } from '@/shared/live/connect'

/** Keeps the live connection while somebody is signed in. */
export function Live() {
  const queries = useQueryClient()
  const member = useMe().data?.id
  const before = useRef(member)

  useEffect(() => {
    if (member === undefined) return undefined
    // Somebody else signed in through another tab: nothing on this screen is theirs.
    if (before.current !== undefined && before.current !== member) {
      window.location.reload()
      return undefined
    }
    before.current = member
    return connectLive(queries)
  }, [queries, member])
  return null
}
