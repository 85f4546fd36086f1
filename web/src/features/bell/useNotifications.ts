import { useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { toast } from '@/shared/ui'

type Page = components['schemas']['NotificationPage']

const path = '/api/v1/notifications'
const init = { params: { query: { limit: 20 } } }
const key = ['get', path, init]

export function useNotifications() {
  const queries = useQueryClient()
  const query = api.useInfiniteQuery('get', path, init, { initialPageParam: '', getNextPageParam: (last) => last.next_cursor })
  const { mutate } = api.useMutation('post', '/api/v1/notifications/read')

  /** Marks these as read, or all; the dots go at once. */
  function markRead(ids?: number[]) {
    const before = queries.getQueryData<InfiniteData<Page>>(key)
    queries.setQueryData<InfiniteData<Page>>(key, (data) => data && readIn(data, ids))
    mutate({ body: ids ? { ids } : {} }, {
      onError: (error) => {
        queries.setQueryData(key, before)
        toast.failed(error)
      },
    })
  }

  const pages = query.data?.pages
  return { ...query, items: pages?.flatMap(({ items }) => items), unread: pages?.[0]?.unread ?? 0, markRead }
}

function readIn(data: InfiniteData<Page>, ids?: number[]): InfiniteData<Page> {
  const now = new Date().toISOString()
  const touched = (id: number) => ids === undefined || ids.includes(id)
  const pages = data.pages.map((page) => {
    const news = page.items.filter(({ id, read_at }) => read_at === null && touched(id)).length
    const items = page.items.map((item) => (touched(item.id) ? { ...item, read_at: item.read_at ?? now } : item))
    return { ...page, items, unread: ids ? Math.max(0, page.unread - news) : 0 }
  })
  return { ...data, pages }
}
