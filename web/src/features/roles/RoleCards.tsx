import { Group, Text } from '@mantine/core'
import { SectionCard } from '@/shared/ui'
import { RoleMenu, SaveButtons } from './RoleActions'
import { roleHint, type RolesProps } from './RoleMatrix'
import classes from './Roles.module.css'
import { RoleToggle } from './RoleToggle'
import { strings } from './strings'

/** The matrix where it does not fit: one card for each role. */
export function RoleCards({ roles, permissions, usersOf, drafts, onRename, onDelete }: RolesProps) {
  return roles.map((role) => {
    const shown = role.kind === 'custom' ? permissions : permissions.filter(({ name }) => drafts.has(role, name))
    const actions = (
      <Group gap={4} wrap="nowrap">
        {drafts.changed(role) && <SaveButtons role={role} drafts={drafts} />}
        {role.kind === 'custom' && <RoleMenu role={role} onRename={onRename} onDelete={onDelete} />}
      </Group>
    )
    return (
      <SectionCard key={role.id} title={role.name} hint={roleHint(role, usersOf(role))} action={actions} flush>
        {shown.length === 0 && <Text c="dimmed" p={16}>{strings.none}</Text>}
        <ul className={classes.lines}>
          {shown.map((permission) => (
            <li key={permission.name} className={classes.line}>
              <span>
                <span className={classes.label}>{permission.label}</span>
                <span className={classes.sub}>{permission.description}</span>
              </span>
              <RoleToggle role={role} permission={permission} drafts={drafts} />
            </li>
          ))}
        </ul>
      </SectionCard>
    )
  })
}
