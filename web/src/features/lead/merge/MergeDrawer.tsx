import { useQueryClient } from '@tanstack/react-query'
import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useNames } from '@/shared/conditions/useNames'
import { leadName } from '@/shared/leads/words'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import { strings } from '../strings'
import { leadOptions, versionOf, type Lead } from '../useLead'
import { choicesOf, loserOf, type Side } from './choices'
import { ChooseLead } from './ChooseLead'
import { ChooseValue } from './ChooseValue'

const words = strings.merge

type Props = { lead: Lead; opened: boolean; onClose: () => void }

/** Which lead goes into this one, and whose values stay. */
export function MergeDrawer({ lead, opened, onClose }: Props) {
  const [other, setOther] = useState<Lead>()
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const names = useNames()
  const queries = useQueryClient()
  const stale = useStale()
  const merge = api.useMutation('post', '/api/v1/leads/{id}/merge')

  function take(next: Lead | undefined) {
    setOther(next)
    setChosen({})
    merge.reset()
  }
  function close() {
    take(undefined)
    onClose()
  }
  function submit() {
    if (!other) return
    const choose = Object.fromEntries(choicesOf(lead, other, names).map(({ field }) => [field, chosen[field] ?? 'this']))
    merge.mutate({ params: { path: { id: lead.id }, header: versionOf(lead) }, body: { other_id: other.id, choose } }, {
      onSuccess: (after) => {
        queries.setQueryData(leadOptions(lead.id).queryKey, after)
        toast.done(words.done(leadName(other)))
        close()
      },
      onSettled: () => stale('leads'),
    })
  }

  return (
    <FormDrawer opened={opened} onClose={close} title={words.title} onSubmit={submit} submit={words.submit} pending={merge.isPending} disabled={!other} error={merge.error}>
      <ChooseLead lead={lead} other={other} onOther={take} />
      {other && (
        <>
          {choicesOf(lead, other, names).map((choice) => (
            <ChooseValue key={choice.field} choice={choice} side={chosen[choice.field] ?? 'this'} onSide={(side) => setChosen({ ...chosen, [choice.field]: side })} />
          ))}
          <Consequences lead={lead} other={other} agent={chosen.assigned_agent ?? 'this'} />
        </>
      )}
    </FormDrawer>
  )
}

function Consequences({ lead, other, agent }: { lead: Lead; other: Lead; agent: Side }) {
  const loser = loserOf(lead, other, agent)
  return (
    <Stack gap={4}>
      <Text size="sm">{words.keeps}</Text>
      <Text size="sm">{words.goes(leadName(other))}</Text>
      {loser && <Text size="sm">{words.loses(loser)}</Text>}
      <Text size="sm" fw={500}>{words.forGood}</Text>
    </Stack>
  )
}
