import { Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { strings } from '../strings'
import type { Place } from './useOrder'

/** Move up and Move down, in a row's menu. */
export function MoveItems({ first, last, onMove }: Place['menu']) {
  return (
    <>
      <Menu.Item leftSection={<IconArrowUp size={16} />} disabled={first} onClick={() => onMove(-1)}>{strings.moveUp}</Menu.Item>
      <Menu.Item leftSection={<IconArrowDown size={16} />} disabled={last} onClick={() => onMove(1)}>{strings.moveDown}</Menu.Item>
    </>
  )
}
