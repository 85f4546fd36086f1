import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorState, Loading, PageHeader, SectionCard } from '@/shared/ui'
import { DeleteRole } from './DeleteRole'
import { RoleCards } from './RoleCards'
import { RoleForm } from './RoleForm'
import { RoleMatrix } from './RoleMatrix'
import classes from './Roles.module.css'
import { strings } from './strings'
import { useDrafts } from './useDrafts'
import { useRoles, type Role } from './useRoles'

type Open = { what: 'add' } | { what: 'rename' | 'delete'; role: Role }

export function RolesPage() {
  const { roles, permissions, usersOf, error, refetch } = useRoles()
  const drafts = useDrafts()
  const [open, setOpen] = useState<Open>()
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false })
  const close = () => setOpen(undefined)
  const View = narrow ? RoleCards : RoleMatrix

  return (
    <div className={classes.page}>
      <PageHeader title={strings.title} hint={strings.hint} actions={<Button leftSection={<IconPlus size={16} />} onClick={() => setOpen({ what: 'add' })}>{strings.add}</Button>} />
      {error && !roles && <SectionCard><ErrorState error={error} onRetry={() => void refetch()} /></SectionCard>}
      {!error && !roles && <SectionCard><Loading lines={8} /></SectionCard>}
      {roles && (
        <View
          roles={roles} permissions={permissions} usersOf={usersOf} drafts={drafts}
          onRename={(role) => setOpen({ what: 'rename', role })} onDelete={(role) => setOpen({ what: 'delete', role })}
        />
      )}
      {open?.what === 'add' && <RoleForm permissions={permissions} onClose={close} />}
      {open?.what === 'rename' && <RoleForm permissions={permissions} role={open.role} onClose={close} />}
      {open?.what === 'delete' && <DeleteRole role={open.role} users={usersOf(open.role) ?? 0} onClose={close} />}
    </div>
  )
}
