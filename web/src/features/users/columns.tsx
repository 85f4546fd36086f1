import { ActionIcon, Switch, Text, Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { openOf } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'
import { Count, PersonName, StatusBadge, type Column } from '@/shared/ui'
import { strings } from './strings'
import type { User } from './useUsers'
import classes from './Users.module.css'

type Acts = { onEdit: (user: User) => void; onSwitch: (user: User) => void }

export function userColumns({ onEdit, onSwitch }: Acts): Column<User>[] {
  return [
    { id: 'name', header: strings.columns.name, onCard: 'title', cell: (user) => <Name user={user} /> },
    { id: 'email', header: strings.columns.email, cell: ({ email }) => <a href={`mailto:${encodeURI(email)}`} className={classes.quiet} title={email}>{email}</a> },
    { id: 'role', header: strings.columns.role, width: 180, cell: ({ role_name }) => <span title={role_name}>{role_name}</span> },
    { id: 'open', header: strings.columns.openLeads, width: 110, align: 'end', cell: (user) => <OpenLeads user={user} /> },
    {
      id: 'active', header: strings.columns.active, width: 90,
      cell: (user) => <Switch size="xs" aria-label={strings.activeSwitch(user.name)} checked={user.active} disabled={!user.switchable} onChange={() => onSwitch(user)} className={classes.switch} />,
    },
    { id: 'edit', header: strings.columns.actions, width: 80, align: 'end', onCard: 'side', cell: (user) => user.editable && <Edit user={user} onEdit={onEdit} /> },
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

function Edit({ user, onEdit }: { user: User; onEdit: (user: User) => void }) {
  return (
    <Tooltip label={strings.edit}>
      <ActionIcon aria-label={strings.editOf(user.name)} onClick={() => onEdit(user)}><IconPencil size={18} stroke={1.6} /></ActionIcon>
    </Tooltip>
  )
}
