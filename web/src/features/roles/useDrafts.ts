import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useMe } from '@/shared/api/useMe'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { strings } from './strings'
import type { Permission, Role } from './useRoles'

/** What was ticked and not yet saved, by role. */
export function useDrafts() {
  const stale = useStale()
  const mine = useMe().data?.permissions ?? []
  const [drafts, setDrafts] = useState<Record<number, Permission[]>>({})
  const { mutate, isPending, variables } = api.useMutation('put', '/api/v1/roles/{id}')

  const discard = (role: Role) => setDrafts((before) => without(before, role))
  const permissionsOf = (role: Role) => drafts[role.id] ?? role.permissions

  function toggle(role: Role, permission: Permission) {
    setDrafts((before) => {
      const next = toggled(before[role.id] ?? role.permissions, permission)
      return sameSet(next, role.permissions) ? without(before, role) : { ...before, [role.id]: next }
    })
  }

  function save(role: Role) {
    mutate({ params: { path: { id: role.id } }, body: { name: role.name, permissions: permissionsOf(role) } }, {
      onSuccess: async () => {
        await stale('roles')
        discard(role)
        toast.done(strings.saved(role.name))
      },
      onError: toast.failed,
    })
  }

  return {
    toggle, discard, save,
    has: (role: Role, permission: Permission) => permissionsOf(role).includes(permission),
    changed: (role: Role) => drafts[role.id] !== undefined,
    saving: (role: Role) => isPending && variables.params.path.id === role.id,
    /** Built-in roles are locked; so is what the viewer could not hand on. */
    locked: (role: Role, permission: Permission) => role.kind !== 'custom' || !mine.includes(permission),
  }
}

export type Drafts = ReturnType<typeof useDrafts>

function without<Draft>(drafts: Record<number, Draft>, role: Role): Record<number, Draft> {
  return Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== String(role.id)))
}

function sameSet(a: Permission[], b: Permission[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}

function toggled(list: Permission[], permission: Permission): Permission[] {
  return list.includes(permission) ? list.filter((one) => one !== permission) : [...list, permission]
}
