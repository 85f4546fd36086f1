import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { PageHeader, SettingsPage, StatusBadge } from '@/shared/ui'
import { NotificationsTab } from './notifications/NotificationsTab'
import { tabs } from './search'
import { SentTab } from './sent/SentTab'
import { useFailed } from './sent/useDispatches'
import { strings } from './strings'
import { WorkspaceTab } from './WorkspaceTab'

/** What holds for everybody in the workspace. */
export function WorkspaceSettingsPage() {
  const { tab = 'workspace' } = useSearch({ from: '/shell/admin/settings' })
  const navigate = useNavigate()
  const failed = useFailed()
  return (
    <SettingsPage wide={tab === 'sent'} header={<PageHeader title={strings.title} hint={strings.hint} />}>
      <Tabs value={tab} onChange={(to) => void navigate({ to: '/admin/settings', search: { tab: tabs.find((one) => one === to) } })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="workspace">{strings.tabs.workspace}</Tabs.Tab>
          <Tabs.Tab value="notifications">{strings.tabs.notifications}</Tabs.Tab>
          <Tabs.Tab value="sent" rightSection={failed > 0 && <StatusBadge tone="critical" label={strings.failed(failed)} />}>{strings.tabs.sent}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="workspace"><WorkspaceTab /></Tabs.Panel>
        <Tabs.Panel value="notifications"><NotificationsTab /></Tabs.Panel>
        <Tabs.Panel value="sent"><SentTab /></Tabs.Panel>
      </Tabs>
    </SettingsPage>
  )
}
