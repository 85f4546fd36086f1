import { Switch, Tooltip } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import classes from './Roles.module.css'
import { strings } from './strings'
import type { Drafts } from './useDrafts'
import type { PermissionText, Role } from './useRoles'

/** A switch, or for built-in roles a plain yes or no. */
export function RoleToggle({ role, permission, drafts }: { role: Role; permission: PermissionText; drafts: Drafts }) {
  const on = drafts.has(role, permission.name)
  if (role.kind !== 'custom') {
    const Icon = on ? IconCheck : IconMinus
    return <span className={classes.fixed} data-on={on || undefined} role="img" aria-label={on ? strings.yes : strings.no}><Icon size={18} stroke={1.8} aria-hidden /></span>
  }
  const locked = drafts.locked(role, permission.name)
  return (
    <Tooltip label={strings.noHandOn} disabled={!locked}>
      <div className={classes.toggle}>
        <Switch aria-label={strings.may(role.name, permission.label)} checked={on} disabled={locked || drafts.saving(role)} onChange={() => drafts.toggle(role, permission.name)} />
      </div>
    </Tooltip>
  )
}
