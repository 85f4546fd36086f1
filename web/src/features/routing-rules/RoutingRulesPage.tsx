import { Button, Tabs } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { PageHeader, SettingsPage } from '@/shared/ui'
import { RulesFileMenu } from './file/RulesFileMenu'
import { HistoryTab } from './history/HistoryTab'
import { ReplayLink } from './replay/ReplayLink'
import { NewRotation } from './rotations/NewRotation'
import { RotationsTab } from './rotations/RotationsTab'
import { RulesTab } from './rules/RulesTab'
import { routingSearch, type RoutingSearch } from './search'
import { strings } from './strings'
import { TryLead } from './try/TryLead'
import { rulesOptions } from './useRouting'

export function RoutingRulesPage() {
  const { tab = 'rules', rotation, draft } = useSearch({ from: '/shell/admin/routing-rules' })
  const navigate = useNavigate()
  const [creatingRule, createRule] = useDisclosure()
  const [creatingRotation, createRotation] = useDisclosure()
  const onRules = tab === 'rules'
  const { data: rules } = useQuery(rulesOptions)
  // Before the first rule, the first step is the one thing to do.
  const quiet = onRules && rules?.items.length === 0
  const open = (search: RoutingSearch) => void navigate({ to: '/admin/routing-rules', search })

  return (
    <SettingsPage
      wide
      header={(
        <PageHeader
          title={strings.title}
          hint={strings.hint}
          actions={tab !== 'history' && (
            <>
              {onRules && !draft && <RulesFileMenu onDraft={() => open({ draft: 'true' })} />}
              {onRules && !draft && <TryLead by="live" rules={rules?.items ?? []} />}
              {onRules && !draft && <ReplayLink policy="live" />}
              <Button variant={quiet ? 'default' : 'filled'} leftSection={<IconPlus size={16} />} onClick={onRules ? createRule.open : createRotation.open}>{onRules ? strings.newRule : strings.newRotation}</Button>
            </>
          )}
        />
      )}
    >
      <Tabs value={tab} onChange={(next) => open(routingSearch({ tab: next }))} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="rules">{strings.tabs.rules}</Tabs.Tab>
          <Tabs.Tab value="rotations">{strings.tabs.rotations}</Tabs.Tab>
          <Tabs.Tab value="history">{strings.tabs.history}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules"><RulesTab creating={creatingRule} onCreated={createRule.close} drafting={draft !== undefined} onDraft={(on) => open(on ? { draft: 'true' } : {})} /></Tabs.Panel>
        <Tabs.Panel value="rotations"><RotationsTab chosen={rotation} onChoose={(id) => open({ tab: 'rotations', rotation: id })} /></Tabs.Panel>
        <Tabs.Panel value="history"><HistoryTab /></Tabs.Panel>
      </Tabs>
      <NewRotation opened={creatingRotation} onClose={createRotation.close} onCreated={(id) => open({ tab: 'rotations', rotation: id })} />
    </SettingsPage>
  )
}
