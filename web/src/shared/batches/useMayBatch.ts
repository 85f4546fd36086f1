import { useMe } from '@/shared/api/useMe'
import { toImport } from '@/shared/leads/mayImport'
import type { Batch } from './words'

const needed = { assign: ['leads.assign'], route: ['leads.assign'], status: ['leads.edit'], tags: ['leads.edit'], delete: ['leads.delete'], import: toImport } as const

/** Whether the role may do, stop and undo this kind of bulk action; without a kind: any of them. */
export function useMayBatch(): (kind?: Batch['kind']) => boolean {
  const { data: me } = useMe()
  const may = (kind: Batch['kind']) => needed[kind].every((permission) => me?.permissions.includes(permission) ?? false)
  return (kind) => (kind ? may(kind) : may('assign') || may('status') || may('delete'))
}
