import { ActionIcon, Menu, Switch, Text, Tooltip } from '@mantine/core'
import { IconBeach, IconCalendarTime, IconDots, IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { AvailabilityBadge } from '@/shared/availability/AvailabilityBadge'
import { openOf } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'
import { Count, PersonName, StatusBadge, type Column } from '@/shared/ui'
import { strings } from './strings'
import type { User } from './useUsers'
import classes from './Users.module.css'

type Acts = { onEdit: (user: User) => void; onAvailability: (user: User) => void; onLeave: (user: User) => void; onSwitch: (user: User) => void }

export function userColumns({ onSwitch, ...acts }: Acts): Column<User>[] {
  return [
    { id: 'name', header: strings.columns.name, onCard: 'title', cell: (user) => <Name user={user} /> },
    { id: 'email', header: strings.columns.email, cell: ({ email }) => <a href={`mailto:${encodeURI(email)}`} className={classes.quiet} title={email}>{email}</a> },
    { id: 'role', header: strings.columns.role, width: 140, cell: ({ role_name }) => <span title={role_name}>{role_name}</span> },
    { id: 'availability', header: strings.columns.availability, width: 250, cell: ({ active, availability }) => active && <AvailabilityBadge read={availability} /> },
    { id: 'open', header: strings.columns.openLeads, width: 110, align: 'end', cell: (user) => <OpenLeads user={user} /> },
    {
      id: 'active', header: strings.columns.active, width: 90,
      cell: (user) => <Switch size="xs" aria-label={strings.activeSwitch(user.name)} checked={user.active} disabled={!user.switchable} onChange={() => onSwitch(user)} className={classes.switch} />,
    },
    { id: 'edit', header: strings.columns.actions, width: 96, align: 'end', onCard: 'side', cell: (user) => <Actions user={user} {...acts} /> },
  ]
}

function Name({ user }: { user: User }) {
  return (
    <span className={classes.name} title={user.name}>
      <PersonName person={user} inactive={!user.active} />
      {user.isMe && <Text span size="xs" c="dimmed">{strings.you}</Text>}
      {!user.active && <StatusBadge label={strings.inactive} />}
    </span>
  )
}

function OpenLeads({ user: { id, name, open_leads } }: { user: User }) {
  const open = openOf(useStatuses()).map(({ key }) => key)
  if (open_leads === 0) return <Text span c="dimmed"><Count value={0} /></Text>
  return (
    <Link to="/leads" search={{ assigned_agent: [String(id)], status: open }} aria-label={strings.seeLeads(name, open_leads)} className={classes.quiet}>
      <Count value={open_leads} />
    </Link>
  )
}

function Actions({ user, onEdit, onAvailability, onLeave }: Omit<Acts, 'onSwitch'> & { user: User }) {
  return (
    <span className={classes.actions}>
      {user.editable && <Edit user={user} onEdit={onEdit} />}
      {user.plannable && (
        <Menu position="bottom-end" width={180}>
          <Menu.Target><ActionIcon aria-label={strings.more(user.name)}><IconDots size={18} stroke={1.6} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconCalendarTime size={16} />} onClick={() => onAvailability(user)}>{strings.availability}</Menu.Item>
            <Menu.Item leftSection={<IconBeach size={16} />} onClick={() => onLeave(user)}>{strings.leaveUntil}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  )
}

function Edit({ user, onEdit }: { user: User; onEdit: (user: User) => void }) {
  return (
    <Tooltip label={strings.edit}>
      <ActionIcon aria-label={strings.editOf(user.name)} onClick={() => onEdit(user)}><IconPencil size={18} stroke={1.6} /></ActionIcon>
    </Tooltip>
  )
}
