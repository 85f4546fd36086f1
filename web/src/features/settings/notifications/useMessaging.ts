import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'

export type Messaging = components['schemas']['Messaging']
export type MailServerState = components['schemas']['MailServerState']
export type MailServerChange = components['schemas']['MailServerChange']

const options = api.queryOptions('get', '/api/v1/settings/notifications')

/** How the workspace sends. */
export function useMessaging() {
  return api.useQuery('get', '/api/v1/settings/notifications')
}

/** Changes a part of it. What members are told about their channels depends on it. */
export function useChangeMessaging() {
  const queries = useQueryClient()
  const stale = useStale()
  return api.useMutation('patch', '/api/v1/settings/notifications', {
    onSuccess: (saved: Messaging) => {
      queries.setQueryData(options.queryKey, saved)
      void stale('settings', 'me')
    },
  })
}
