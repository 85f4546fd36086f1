import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { useMe } from '@/shared/api/useMe'
import { toast } from '@/shared/ui'
import { strings } from '../strings'

/** The switch of a demo; undefined outside one. */
export function useSimulation() {
  const queries = useQueryClient()
  const demo = useMe().data?.workspace.demo ?? false
  const options = api.queryOptions('get', '/api/v1/demo', {}, { enabled: demo, staleTime: 0 })
  const { data } = api.useQuery('get', '/api/v1/demo', {}, { enabled: demo, staleTime: 0 })
  const { mutate, isPending } = api.useMutation('put', '/api/v1/demo', {
    onSuccess: (now) => {
      queries.setQueryData(options.queryKey, now)
      toast.done(now.simulating ? strings.simulating : strings.simulationStopped)
    },
    onError: toast.failed,
  })
  if (!demo || !data) return undefined
  return { on: data.simulating, pending: isPending, set: (simulating: boolean) => mutate({ body: { simulating } }) }
}
