import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useMay, useMe } from '@/shared/api/useMe'

export type View = components['schemas']['View']
export type ViewRequest = components['schemas']['ViewRequest']

const path = '/api/v1/views'
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The views of the list, and which of them the address names. One that is gone, or somebody else's, is none. */
export function useViews(chosen: string | undefined) {
  const { data: me } = useMe()
  const manages = useMay('workspace.manage')
  const views = api.useQuery('get', path).data?.items
  const isOwn = (view: View) => view.owner.id === me?.id
  return {
    views,
    current: views?.find(({ id }) => String(id) === chosen),
    isOwn,
    mayChange: (view: View) => isOwn(view) || manages,
    mayShare: manages,
  }
}

export type Views = ReturnType<typeof useViews>

/** How many leads each view has, asked for when somebody looks: counting them all is not for every page. */
export function useViewCounts(wanted: boolean): (view: View) => Pick<View, 'count' | 'count_is_exact'> | undefined {
  const { data } = api.useQuery('get', path, { params: { query: { counts: true, zone } } }, { enabled: wanted, staleTime: 0 })
  return (view) => data?.items.find(({ id }) => id === view.id)
}
