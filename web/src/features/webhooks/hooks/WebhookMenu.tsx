import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconKey, IconListDetails, IconPencil, IconPlayerPause, IconPlayerPlay, IconSend, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { shortAddress } from '../address'
import { strings } from '../strings'
import type { Webhook } from '../useWebhooks'
import { useSwitchOn } from './useSwitchOn'
import { useTest } from './useTest'

const words = strings.list

export type RowProps = { webhook: Webhook; onEdit: () => void; onSwitchOff: () => void; onRenew: () => void; onDelete: () => void }

export function WebhookMenu({ webhook, onEdit, onSwitchOff, onRenew, onDelete }: RowProps) {
  const navigate = useNavigate()
  const { switchOn } = useSwitchOn()
  const test = useTest()
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon aria-label={words.menu(shortAddress(webhook.url))}><IconDots size={18} stroke={1.6} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>{words.edit}</Menu.Item>
        <Menu.Item leftSection={<IconSend size={16} />} disabled={!webhook.on} onClick={() => test(webhook.id)}>{words.sendTest}</Menu.Item>
        <Menu.Item leftSection={<IconListDetails size={16} />} onClick={() => void navigate({ to: '/admin/webhooks', search: { show: 'all', webhook: webhook.id } })}>{words.seeDeliveries}</Menu.Item>
        {webhook.format === 'events' && <Menu.Item leftSection={<IconKey size={16} />} onClick={onRenew}>{words.newSecret}</Menu.Item>}
        {webhook.on
          ? <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={onSwitchOff}>{words.switchOff}</Menu.Item>
          : <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => switchOn(webhook)}>{words.switchOn}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={onDelete}>{words.delete}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
