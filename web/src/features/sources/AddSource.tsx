import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { kinds, type Kind } from './kinds'
import { strings } from './strings'

/** Asks what kind of source to add. */
export function AddSource({ onChoose }: { onChoose: (kind: Kind) => void }) {
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target><Button leftSection={<IconPlus size={16} />} rightSection={<IconChevronDown size={16} />}>{strings.add}</Button></Menu.Target>
      <Menu.Dropdown>{kinds.map((kind) => <Menu.Item key={kind} onClick={() => onChoose(kind)}>{strings.kinds[kind]}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  )
}
