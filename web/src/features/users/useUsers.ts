import { useMemo } from 'react'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useMay, useMe } from '@/shared/api/useMe'
import { useMayEnter } from '@/shared/availability/useAvailability'
import { mayChange, mayGive, maySwitch } from './mayManage'

type Member = components['schemas']['Member']

/** A user with what the viewer may do about them. */
export type User = Member & { isMe: boolean; editable: boolean; switchable: boolean; plannable: boolean }

/** Active first, then by name. */
function inOrder(a: Member, b: Member): number {
  return Number(b.active) - Number(a.active) || a.name.localeCompare(b.name)
}

export function useUsers() {
  const { data: me } = useMe()
  const mayEnter = useMayEnter()
  const members = api.useQuery('get', '/api/v1/members')
  // Who only plans who is there changes nobody, and may not read them.
  const changes = useMay('members.manage')
  const roles = api.useQuery('get', '/api/v1/roles', {}, { enabled: changes }).data?.items
  const users = useMemo(() => {
    if (!me || !members.data) return undefined
    const known = roles ?? []
    return members.data.items.toSorted(inOrder).map((member): User => ({
      ...member, isMe: member.id === me.id, editable: mayChange(me, member, known), switchable: maySwitch(me, member, known),
      plannable: member.active && mayEnter(member.id),
    }))
  }, [me, members.data, roles, mayEnter])
  const grantable = me && roles?.filter((role) => mayGive(me, role))
  return { users, grantable, error: members.error, refetch: members.refetch }
}
