import type { components } from '@/shared/api/schema'

type Me = components['schemas']['Me']
type Member = components['schemas']['Member']
type Role = components['schemas']['Role']

/** Nobody changes the Owner but the Owner, nobody an Admin but the Owner, and nobody hands on what they may not do themselves. The server decides the same. */
export function mayGive(me: Me, role: Pick<Role, 'kind' | 'permissions'>): boolean {
  if (role.kind === 'owner' || !me.permissions.includes('members.manage')) return false
  if (me.role === 'owner') return true
  return role.kind !== 'admin' && role.permissions.every((permission) => me.permissions.includes(permission))
}

export function mayChange(me: Me, member: Member, roles: Role[]): boolean {
  if (me.role === 'owner') return true
  const role = roles.find(({ key }) => key === member.role)
  return role !== undefined && mayGive(me, role)
}

/** The Owner stays active, and nobody locks themselves out. */
export function maySwitch(me: Me, member: Member, roles: Role[]): boolean {
  return member.role !== 'owner' && member.id !== me.id && mayChange(me, member, roles)
}
