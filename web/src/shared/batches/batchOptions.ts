import { api } from '@/shared/api/client'

/** One bulk action, as far as it is. */
export function batchOptions(id: number) {
  return api.queryOptions('get', '/api/v1/batches/{id}', { params: { path: { id } } })
}
