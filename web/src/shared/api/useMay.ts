import type { components } from './schema'
import { useMe } from './useMe'

/** Whether the signed-in member's role allows something. What it does not allow is not shown. */
export function useMay(permission: components['schemas']['Permission']): boolean {
  const { data: me } = useMe()
  return me?.permissions.includes(permission) ?? false
}
