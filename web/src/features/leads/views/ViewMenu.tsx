import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconLock, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { useChangeViews } from './useChangeViews'
import type { View, Views } from './useViews'

const words = strings.views

type Props = {
  view: View
  all: Views
  onRename: () => void
  onGone: () => void
  /** Given while the list is not what the view says. */
  onReset: (() => void) | undefined
}

/** What can be done with the view that is shown. */
export function ViewMenu({ view, all: { isOwn, mayChange, mayShare }, onRename, onGone, onReset }: Props) {
  const { change, destroy } = useChangeViews()
  const [asking, ask] = useDisclosure()
  if (!mayChange(view) && !onReset) return null
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon size={28} aria-label={words.menu(view.name)}><IconDots size={18} stroke={1.6} /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {onReset && <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={onReset}>{words.reset}</Menu.Item>}
          {mayChange(view) && <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>{words.rename}</Menu.Item>}
          {isOwn(view) && !view.shared && mayShare && (
            <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => change(view, { shared: true }, words.nowShared(view.name))}>{words.share}</Menu.Item>
          )}
          {isOwn(view) && view.shared && (
            <Menu.Item leftSection={<IconLock size={16} />} onClick={() => change(view, { shared: false }, words.nowPrivate(view.name))}>{words.unshare}</Menu.Item>
          )}
          {mayChange(view) && (
            <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={view.shared ? ask.open : () => destroy(view, onGone)}>{words.delete}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog opened={asking} onClose={ask.close} title={words.deleteTitle(view.name)} confirm={words.deleteConfirm} destructive onConfirm={() => { ask.close(); destroy(view, onGone) }}>
        <Text>{words.deleteHint}</Text>
      </ConfirmDialog>
    </>
  )
}
