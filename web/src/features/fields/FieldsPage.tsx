import { Button, Tabs } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { PageHeader, SettingsPage } from '@/shared/ui'
import { FieldsTab } from './custom/FieldsTab'
import { useFields } from './custom/useFields'
import { tabs } from './search'
import { StatusesTab } from './statuses/StatusesTab'
import { strings } from './strings'
import { TagsTab } from './tags/TagsTab'

export function FieldsPage() {
  const { tab = 'statuses' } = useSearch({ from: '/shell/admin/fields' })
  const navigate = useNavigate()
  const [addingStatus, addStatus] = useDisclosure()
  const [addingField, addField] = useDisclosure()
  const { data: fields } = useFields()
  const add = (label: string, open: () => void) => <Button leftSection={<IconPlus size={16} />} onClick={open}>{label}</Button>
  // Before the first field the button stands where it is explained. Tags come with leads.
  const actions = {
    statuses: add(strings.statuses.add, addStatus.open),
    tags: undefined,
    fields: fields && fields.items.length > 0 && add(strings.fields.add, addField.open),
  }

  return (
    <SettingsPage wide header={<PageHeader title={strings.title} hint={strings.hint} actions={actions[tab]} />}>
      <Tabs value={tab} onChange={(next) => void navigate({ to: '/admin/fields', search: { tab: tabs.find((one) => one === next && one !== 'statuses') } })} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((one) => <Tabs.Tab key={one} value={one}>{strings.tabs[one]}</Tabs.Tab>)}
        </Tabs.List>
        <Tabs.Panel value="statuses"><StatusesTab adding={addingStatus} onAdded={addStatus.close} /></Tabs.Panel>
        <Tabs.Panel value="tags"><TagsTab /></Tabs.Panel>
        <Tabs.Panel value="fields"><FieldsTab adding={addingField} onAdd={addField.open} onAdded={addField.close} /></Tabs.Panel>
      </Tabs>
    </SettingsPage>
  )
}
