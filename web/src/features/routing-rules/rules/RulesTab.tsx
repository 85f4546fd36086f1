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

type Props = { creating: boolean; onCreated: () => void }

export function RulesTab({ creating, onCreated }: Props) {
  const routing = useQuery(routingOptions)
  const rules = useQuery(rulesOptions)
  const rotations = useQuery(rotationsOptions)
  const [edited, setEdited] = useState<Rule | null>(null)
  const [doomed, setDoomed] = useState<Rule | null>(null)
  const failed = [routing, rules, rotations].find((query) => query.error && !query.data)

  if (failed) return <SectionCard><ErrorState error={failed.error} onRetry={() => void failed.refetch()} /></SectionCard>
  if (!routing.data || !rules.data || !rotations.data) return <SectionCard><Loading lines={8} /></SectionCard>
  const { auto_assign: on, otherwise } = routing.data
  const last = rotations.data.items.find(({ id }) => id === otherwise?.rotation_id)
  const none = rules.data.items.length === 0
  // With auto-assign on, nobody would get anything.
  const bare = none && !last?.agents.some(({ excluded }) => !excluded)

  function close() {
    setEdited(null)
    onCreated()
  }

  return (
    <Stack gap="md">
      <AutoAssign routing={routing.data} bare={bare} />
      {routing.data.waiting > 0 && <Waiting total={routing.data.waiting} />}
      {none && (bare || !on) && <FirstSteps rotations={rotations.data.items} />}
      <RulesList rules={rules.data.items} routing={routing.data} rotations={rotations.data.items} onEdit={setEdited} onDelete={setDoomed} />
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
