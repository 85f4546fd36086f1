import { keepPreviousData, useQueryClient } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { toast } from '@/shared/ui'
import { changedBy, marked, type Mark } from './mark'
import type { NotificationsSearch } from './search'

type Page = components['schemas']['NotificationPage']

const path = '/api/v1/notifications'
const held = { queryKey: ['get', path] }
const bellSize = 20
const pageSize = 50

/** What the bell shows: the newest. */
export function useBell() {
  return api.useQuery('get', path, { params: { query: { limit: bellSize } } })
}

/** A page of those that are looked at. */
export function useNotificationList({ unread, kind }: NotificationsSearch, cursor: string | undefined) {
  const query = { limit: pageSize, cursor, unread: unread && true, kind }
  return api.useQuery('get', path, { params: { query } }, { placeholderData: keepPreviousData })
}

/** Marks as read, or unread again; every list shows it at once. */
export function useMark() {
  const queries = useQueryClient()
  const { mutate } = api.useMutation('post', '/api/v1/notifications/read', {
    onError: (error) => {
      void queries.invalidateQueries(held)
      toast.failed(error)
    },
  })
  return (mark: Mark) => {
    const pages = queries.getQueriesData<Page>(held).map(([, page]) => page)
    const changed = changedBy(mark, pages)
    const now = new Date().toISOString()
    queries.setQueriesData<Page>(held, (page) => page && marked(page, mark, changed, now))
    mutate({ body: { ids: mark.ids, unread: !mark.read } })
  }
}
