import { useQuery } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import type { Channel } from './choices'

export type NotificationSettings = components['schemas']['NotificationSettings']

export const ownNotificationsOptions = api.queryOptions('get', '/api/v1/me/notification-settings')

/** Whether a channel reaches the member. */
export function reaches(settings: NotificationSettings, channel: Channel): boolean {
  return settings.channels.some((state) => state.channel === channel && state.reached)
}

/** Every member has an address, so mails that do not reach one are switched off for all. False until it is known. */
export function useMailOff(): boolean {
  const { data } = useQuery(ownNotificationsOptions)
  return data !== undefined && !reaches(data, 'email')
}
