import { Button, Tabs } from '@mantine/core'
import { IconLock, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '@/shared/api/useMe'
import { EmptyState, ErrorState, Loading, PageHeader, SectionCard, SettingsPage, StatusBadge } from '@/shared/ui'
import { DeliveriesTab } from './deliveries/DeliveriesTab'
import { SecretDialog } from './hooks/SecretDialog'
import { WebhookForm } from './hooks/WebhookForm'
import { WebhookList } from './hooks/WebhookList'
import { strings } from './strings'
import { webhooksOptions, type NewWebhook } from './useWebhooks'

export function WebhooksPage() {
  if (useMay('leads.view_all')) return <Webhooks />
  return (
    <SettingsPage wide header={<PageHeader title={strings.title} />}>
      <SectionCard><EmptyState icon={IconLock} title={strings.barred.title} hint={strings.barred.hint} /></SectionCard>
    </SettingsPage>
  )
}

function Webhooks() {
  const { show } = useSearch({ from: '/shell/admin/webhooks' })
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(webhooksOptions)
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<NewWebhook>()
  const webhooks = data?.items
  const failed = webhooks?.reduce((sum, webhook) => sum + webhook.failed, 0) ?? 0
  const add = (quiet: boolean) => <Button variant={quiet ? 'default' : 'filled'} leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>{strings.add}</Button>
  // Before the first webhook the button stands where it is explained.
  const none = !show && webhooks?.length === 0

  return (
    <SettingsPage wide header={<PageHeader title={strings.title} hint={strings.hint} actions={!none && add(show !== undefined)} />}>
      <Tabs value={show ? 'deliveries' : 'webhooks'} onChange={(tab) => void navigate({ to: '/admin/webhooks', search: tab === 'deliveries' ? { show: 'failed' } : {} })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="webhooks">{strings.tabs.webhooks}</Tabs.Tab>
          <Tabs.Tab value="deliveries" rightSection={failed > 0 && <StatusBadge tone="critical" label={strings.failed(failed)} />}>{strings.tabs.deliveries}</Tabs.Tab>
        </Tabs.List>
        {error && !webhooks && <SectionCard><ErrorState error={error} onRetry={() => void refetch()} /></SectionCard>}
        {!error && !webhooks && <SectionCard><Loading lines={6} /></SectionCard>}
        {webhooks && <Tabs.Panel value="webhooks"><WebhookList webhooks={webhooks} add={add(false)} /></Tabs.Panel>}
        {webhooks && <Tabs.Panel value="deliveries"><DeliveriesTab webhooks={webhooks} /></Tabs.Panel>}
      </Tabs>
      {adding && <WebhookForm onClose={() => setAdding(false)} onAdded={setAdded} />}
      {added && <SecretDialog secret={added.secret} onClose={() => setAdded(undefined)} />}
    </SettingsPage>
  )
}
