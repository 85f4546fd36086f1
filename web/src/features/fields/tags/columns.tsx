import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Count, type Column } from '@/shared/ui'
import classes from '../Fields.module.css'
import { strings } from '../strings'
import type { Tag } from './useTags'

const words = strings.tags

type Acts = { onRename: (tag: Tag) => void; onDelete: (tag: Tag) => void }

export function tagColumns(acts: Acts): Column<Tag>[] {
  const { tag, leads, act } = words.columns
  return [
    { id: 'tag', header: tag, onCard: 'title', cell: ({ name }) => <span className={classes.tag} title={name}>{name}</span> },
    { id: 'leads', header: leads, width: 120, align: 'end', cell: (one) => <Leads tag={one} /> },
    { id: 'act', header: act, width: 80, align: 'end', onCard: 'side', cell: (one) => <TagMenu tag={one} {...acts} /> },
  ]
}

function Leads({ tag: { name, leads } }: { tag: Tag }) {
  return <Link to="/leads" search={{ tag: [name] }} className={classes.link} aria-label={words.seeLeads(name, leads)}><Count value={leads} /></Link>
}

function TagMenu({ tag, onRename, onDelete }: Acts & { tag: Tag }) {
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon aria-label={strings.menu(tag.name)}><IconDots size={18} stroke={1.6} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onRename(tag)}>{words.rename}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={() => onDelete(tag)}>{words.delete}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
