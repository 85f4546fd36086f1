import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useMay } from '@/shared/api/useMe'
import { AvailabilityPanel, LeaveUntil } from '@/shared/availability/AvailabilityPanel'
import { MailOff } from '@/shared/notifications/MailOff'
import { DataTable, EmptyState, ListPage, PageHeader } from '@/shared/ui'
import { ActiveDialog } from './ActiveDialog'
import { AddUser } from './AddUser'
import { userColumns } from './columns'
import { EditUser } from './EditUser'
import { strings } from './strings'
import { useUsers, type User } from './useUsers'

type Open = { what: 'add' } | { what: 'edit' | 'switch' | 'availability' | 'leave'; user: User }

export function UsersPage() {
  const manages = useMay('members.manage')
  const { users, grantable, error, refetch } = useUsers()
  const [open, setOpen] = useState<Open>()
  const columns = useMemo(() => userColumns({
    onEdit: (user) => setOpen({ what: 'edit', user }),
    onAvailability: (user) => setOpen({ what: 'availability', user }),
    onLeave: (user) => setOpen({ what: 'leave', user }),
    onSwitch: (user) => setOpen({ what: 'switch', user }),
  }), [])
  const active = users?.filter((user) => user.active).length ?? 0
  const close = () => setOpen(undefined)

  return (
    <ListPage
      header={
        <PageHeader
          title={strings.title} hint={users && strings.hint(active, users.length - active)}
          actions={manages && <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen({ what: 'add' })}>{strings.add}</Button>}
        />
      }
      filters={<MailOff />}
    >
      <DataTable
        label={strings.title} columns={columns} rows={users} rowId={({ id }) => String(id)} rowName={({ name }) => name}
        error={error} onRetry={() => void refetch()} empty={<EmptyState title={strings.empty} />}
      />
      {open?.what === 'add' && <AddUser roles={grantable ?? []} onClose={close} />}
      {open?.what === 'edit' && <EditUser user={open.user} roles={grantable ?? []} onClose={close} />}
      {open?.what === 'availability' && <AvailabilityPanel member={open.user} onClose={close} />}
      {open?.what === 'leave' && <LeaveUntil member={open.user} onClose={close} />}
      {open?.what === 'switch' && <ActiveDialog user={open.user} onClose={close} />}
    </ListPage>
  )
}
