import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMe } from '@/shared/api/useMe'
import { connectLive } from '@/shared/live/connect'

/** Keeps one live connection for this tab while somebody is signed in. */
export function Live() {
  const queries = useQueryClient()
  const { data: me } = useMe()
  const member = me?.id

  useEffect(() => (member === undefined ? undefined : connectLive(queries)), [queries, member])
  return null
}
