import { Button, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLayoutColumns } from '@tabler/icons-react'
import { sorts, type LeadSort } from '../search'
import { strings } from '../strings'
import { columns } from './columns'
import type { View } from './useView'

const words = strings.view
const choosable = columns.filter((column) => column.id !== 'name')

type Props = {
  view: View
  onView: (view: View) => void
  sort: LeadSort
  onSort: (sort: LeadSort) => void
}

/** Order, columns and density. */
export function ViewMenu({ view, onView, sort, onSort }: Props) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })

  function toggle(id: string) {
    const hidden = view.hidden.includes(id) ? view.hidden.filter((one) => one !== id) : [...view.hidden, id]
    onView({ ...view, hidden })
  }
  return (
    <Menu position="bottom-end" width={200} closeOnItemClick={false} portalProps={{ target: '#content' }}>
      <Menu.Target>
        <Button variant="default" px={phone ? 8 : 12} leftSection={phone ? undefined : <IconLayoutColumns size={16} />}>
          {phone ? <IconLayoutColumns size={16} aria-label={words.open} /> : words.open}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="var(--mantine-color-dimmed)">{words.sort}</Menu.Label>
        <Menu.RadioGroup value={sort} onChange={(one) => onSort(one as LeadSort)}>
          {sorts.map((one) => <Menu.RadioItem key={one} value={one}>{words.sorts[one]}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label c="var(--mantine-color-dimmed)">{words.columns}</Menu.Label>
        {choosable.map(({ id, header }) => (
          <Menu.CheckboxItem key={id} checked={!view.hidden.includes(id)} onChange={() => toggle(id)}>{header}</Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.CheckboxItem checked={view.compact} onChange={(compact) => onView({ ...view, compact })}>{words.compact}</Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  )
}
