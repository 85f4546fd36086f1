import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState, Loading, SectionCard } from '@/shared/ui'
import { RuleEditor } from '../editor/RuleEditor'
import { rotationsOptions, routingOptions, rulesOptions, type Rule } from '../useRouting'
import { AutoAssign } from './AutoAssign'
import { DeleteRule } from './DeleteRule'
import { FirstSteps } from './FirstSteps'
import { RulesList } from './RulesList'
import { Waiting } from './Waiting'

type Props = { creating: boolean; onCreate: () => void; onCreated: () => void }

export function RulesTab({ creating, onCreate, onCreated }: Props) {
  const routing = useQuery(routingOptions)
  const rules = useQuery(rulesOptions)
  const rotations = useQuery(rotationsOptions)
  const [edited, setEdited] = useState<Rule | null>(null)
  const [doomed, setDoomed] = useState<Rule | null>(null)
  const failed = [routing, rules, rotations].find((query) => query.error && !query.data)

  if (failed) return <SectionCard><ErrorState error={failed.error} onRetry={() => void failed.refetch()} /></SectionCard>
  if (!routing.data || !rules.data || !rotations.data) return <SectionCard><Loading lines={8} /></SectionCard>
  const bare = rules.data.items.length === 0 && routing.data.otherwise === null

  function close() {
    setEdited(null)
    onCreated()
  }

  return (
    <Stack gap="md">
      <AutoAssign routing={routing.data} bare={bare} />
      {routing.data.waiting > 0 && <Waiting total={routing.data.waiting} />}
      {bare && <FirstSteps rotations={rotations.data.items} />}
      <RulesList rules={rules.data.items} routing={routing.data} rotations={rotations.data.items} onEdit={setEdited} onDelete={setDoomed} onCreate={onCreate} />
      <RuleEditor
        key={edited?.id ?? (creating ? 'new' : 'none')}
        rule={edited}
        opened={creating || edited !== null}
        onClose={close}
        onDelete={() => { setDoomed(edited); close() }}
      />
      <DeleteRule rule={doomed} onClose={() => setDoomed(null)} />
    </Stack>
  )
}
