import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState, Loading, SectionCard } from '@/shared/ui'
import { RuleEditor } from '../editor/RuleEditor'
import { Offer } from '../offer/Offer'
import { RulesetProvider, useRuleset } from '../ruleset/ruleset'
import { draftOptions, useDraftRules, type Draft } from '../ruleset/useDraftRules'
import { useLiveRules } from '../ruleset/useLiveRules'
import { strings } from '../strings'
import { rotationsOptions, routingOptions, rulesOptions, type Rotation, type Routing, type Rule } from '../useRouting'
import { Waiting } from '../waiting/Waiting'
import { AutoAssign } from './AutoAssign'
import { DeleteRule } from './DeleteRule'
import { DraftCard } from './DraftCard'
import { FirstSteps } from './FirstSteps'
import { RulesList } from './RulesList'

const words = strings.draft

type Props = {
  creating: boolean
  onCreated: () => void
  /** The draft is looked at, not what is live. */
  drafting: boolean
  onDraft: (drafting: boolean) => void
}

export function RulesTab({ drafting, onDraft, ...props }: Props) {
  const routing = useQuery(routingOptions)
  const rules = useQuery(rulesOptions)
  const rotations = useQuery(rotationsOptions)
  const draft = useQuery(draftOptions)
  const live = useLiveRules()
  const apart = useDraftRules()
  const failed = [routing, rules, rotations, draft].find((query) => query.error && !query.data)

  if (failed) return <SectionCard><ErrorState error={failed.error} onRetry={() => void failed.refetch()} /></SectionCard>
  if (!routing.data || !rules.data || !rotations.data || !draft.data) return <SectionCard><Loading lines={8} /></SectionCard>
  const { auto_assign, otherwise } = draft.data
  return (
    <RulesetProvider value={drafting ? apart : live}>
      <Stack gap="md">
        {drafting && <DraftCard draft={draft.data} onLive={() => onDraft(false)} />}
        {!drafting && draft.data.revision > 0 && <DraftWaits draft={draft.data} onOpen={() => onDraft(true)} />}
        {drafting
          ? <RulesOf {...props} key="draft" routing={{ ...routing.data, auto_assign, otherwise }} rules={draft.data.rules} rotations={rotations.data.items} onDraft={() => onDraft(true)} />
          : <RulesOf {...props} key="live" routing={routing.data} rules={rules.data.items} rotations={rotations.data.items} onDraft={() => onDraft(true)} begins={draft.data.revision === 0} />}
      </Stack>
    </RulesetProvider>
  )
}

type RulesProps = { creating: boolean; onCreated: () => void; routing: Routing; rules: Rule[]; rotations: Rotation[]; onDraft: () => void; /** There is no draft yet. */ begins?: boolean }

function RulesOf({ creating, onCreated, routing, rules, rotations, onDraft, begins = false }: RulesProps) {
  const { drafting } = useRuleset()
  const [edited, setEdited] = useState<Rule | null>(null)
  const [doomed, setDoomed] = useState<Rule | null>(null)
  const last = rotations.find(({ id }) => id === routing.otherwise?.rotation_id)
  const none = rules.length === 0
  // With auto-assign on, nobody would get anything.
  const bare = none && !last?.agents.some(({ excluded }) => !excluded)

  function close() {
    setEdited(null)
    onCreated()
  }

  return (
    <>
      <AutoAssign routing={routing} bare={bare} />
      {!drafting && <Offer routing={routing} />}
      {!drafting && routing.waiting_for.length > 0 && <Waiting groups={routing.waiting_for} />}
      {!drafting && none && (bare || !routing.auto_assign) && <FirstSteps rotations={rotations} />}
      <RulesList rules={rules} routing={routing} rotations={rotations} onEdit={setEdited} onDelete={setDoomed} onDraft={begins ? onDraft : undefined} />
      <RuleEditor
        key={edited?.id ?? (creating ? 'new' : 'none')}
        rule={edited}
        opened={creating || edited !== null}
        onClose={close}
        onDelete={() => { setDoomed(edited); close() }}
        onDraft={onDraft}
      />
      <DeleteRule rule={doomed} onClose={() => setDoomed(null)} />
    </>
  )
}

function DraftWaits({ draft, onOpen }: { draft: Draft; onOpen: () => void }) {
  return (
    <SectionCard>
      <Group justify="space-between" gap="sm">
        <Text>{words.waits(draft.yours.length, draft.author?.name ?? '')}</Text>
        <Button variant="default" onClick={onOpen}>{words.open}</Button>
      </Group>
    </SectionCard>
  )
}
