import classes from './Roles.module.css'
import { RoleToggle } from './RoleToggle'
import { RoleMenu, SaveButtons } from './RoleActions'
import { strings } from './strings'
import type { Drafts } from './useDrafts'
import type { PermissionText, Role } from './useRoles'

export type RolesProps = {
  roles: Role[]
  permissions: PermissionText[]
  /** Undefined until it is known. */
  usersOf: (role: Role) => number | undefined
  drafts: Drafts
  onRename: (role: Role) => void
  onDelete: (role: Role) => void
}

/** Permissions down, roles across. */
export function RoleMatrix({ roles, permissions, usersOf, drafts, onRename, onDelete }: RolesProps) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.frame} role="region" aria-label={strings.title} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{strings.permission}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                <span className={classes.head}>
                  <span className={classes.roleName} title={role.name}>{role.name}</span>
                  {role.kind === 'custom' && <RoleMenu role={role} onRename={onRename} onDelete={onDelete} />}
                </span>
                <span className={classes.sub}>{roleHint(role, usersOf(role))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission.name}>
              <th scope="row">
                <span className={classes.label}>{permission.label}</span>
                <span className={classes.sub}>{permission.description}</span>
              </th>
              {roles.map((role) => <td key={role.id}><RoleToggle role={role} permission={permission} drafts={drafts} /></td>)}
            </tr>
          ))}
        </tbody>
        {roles.some(drafts.changed) && (
          <tfoot>
            <tr>
              <td />
              {roles.map((role) => <td key={role.id}>{drafts.changed(role) && <SaveButtons role={role} drafts={drafts} />}</td>)}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

export function roleHint(role: Role, users: number | undefined): string {
  const people = users === undefined ? [] : [strings.users(users)]
  return [...(role.kind === 'custom' ? [] : [strings.builtIn]), ...people].join(' · ')
}
