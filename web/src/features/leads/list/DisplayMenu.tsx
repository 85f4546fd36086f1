import { Button, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAdjustments } from '@tabler/icons-react'
import { sorts, type LeadSort } from '../search'
import { strings } from '../strings'
import { ColumnItems } from './ColumnItems'
import type { Display } from './useColumns'

const words = strings.display

type Props = {
  display: Display
  sort: LeadSort
  onSort: (sort: LeadSort) => void
}

/** Order, columns and density. */
export function DisplayMenu({ display, sort, onSort }: Props) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false} portalProps={{ target: '#content' }}>
      <Menu.Target>
        <Button variant="default" px={phone ? 8 : 12} leftSection={phone ? undefined : <IconAdjustments size={16} />}>
          {phone ? <IconAdjustments size={16} aria-label={words.open} /> : words.open}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="calc(100dvh - 96px)" style={{ overflowY: 'auto' }}>
        <Menu.Label c="var(--mantine-color-dimmed)">{words.sort}</Menu.Label>
        <Menu.RadioGroup value={sort} onChange={(one) => onSort(one as LeadSort)}>
          {sorts.map((one) => <Menu.RadioItem key={one} value={one}>{words.sorts[one]}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label c="var(--mantine-color-dimmed)">{words.columns}</Menu.Label>
        <ColumnItems display={display} />
        {!phone && <Menu.Label c="var(--mantine-color-dimmed)" fw={400}>{words.move}</Menu.Label>}
        <Menu.Divider />
        <Menu.CheckboxItem checked={display.compact} onChange={display.setCompact}>{words.compact}</Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  )
}
