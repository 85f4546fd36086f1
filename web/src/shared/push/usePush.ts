import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { abilityOf, surroundings } from './ability'
import { allowPush, currentEndpoint, PushRefused } from './device'
import { strings } from './strings'

const endpointKey = ['push-endpoint']

/** Push on this device: whether it can be, whether it is, and how it becomes so. */
export function usePush() {
  const queries = useQueryClient()
  const stale = useStale()
  const [around, setAround] = useState(surroundings)
  const { data: endpoint } = useQuery({ queryKey: endpointKey, queryFn: () => currentEndpoint().catch(() => null), staleTime: Infinity })

  async function look() {
    setAround(surroundings())
    await queries.invalidateQueries({ queryKey: endpointKey })
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: allowPush,
    onSuccess: () => {
      toast.done(strings.allowed)
      void stale('me')
    },
    onSettled: look,
  })
  return {
    ability: abilityOf(around),
    /** Undefined until it is known; null: none. */
    endpoint,
    allow: mutate,
    pending: isPending,
    problem: error && (error instanceof PushRefused ? error.message : sentenceOf(error)),
    look,
  }
}

export type Push = ReturnType<typeof usePush>
