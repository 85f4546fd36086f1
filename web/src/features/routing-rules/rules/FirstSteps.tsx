import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { useAgents } from '@/shared/members/useAgents'
import { PersonName, SectionCard, toast } from '@/shared/ui'
import { takesPart } from '../rotations/inTurn'
import { strings } from '../strings'
import { bodyOfRotation, honoursAtFirst, type Rotation } from '../useRouting'

const words = strings.start

/** From nothing to auto-assign in a minute: tick who gets leads, switch on. */
export function FirstSteps({ rotations }: { rotations: Rotation[] }) {
  const { agents } = useAgents()
  const everyone = rotations.find(({ name }) => name === words.everyone) ?? rotations[0]
  const [ticked, setTicked] = useState<string[]>()
  const [pending, setPending] = useState(false)
  const stale = useStale()
  const chosen = ticked ?? (everyone?.agents.length ? everyone.agents : agents.map(({ id }) => ({ agent_id: id }))).map(({ agent_id }) => String(agent_id))

  async function start() {
    setPending(true)
    const error = await switchOn(everyone, agents.map(({ id }) => id).filter((id) => chosen.includes(String(id))))
    setPending(false)
    void stale('routing')
    if (error) toast.failed(error)
    else toast.done(words.done(chosen.length))
  }

  return (
    <SectionCard title={words.title} hint={words.hint}>
      <Stack gap="md">
        <Checkbox.Group aria-label={words.choose} value={chosen} onChange={setTicked}>
          <Group style={{ gap: '12px 24px' }}>
            {agents.map((agent) => <Checkbox key={agent.id} value={String(agent.id)} label={<PersonName person={agent} />} styles={{ body: { alignItems: 'center' } }} />)}
          </Group>
        </Checkbox.Group>
        {agents.length === 1 && <Text c="dimmed">{words.alone} <Link to="/users" style={{ color: 'var(--mantine-color-anchor)' }}>{words.addPeople}</Link></Text>}
        <Button style={{ alignSelf: 'flex-start' }} disabled={chosen.length === 0} loading={pending} onClick={() => void start()}>{words.confirm(chosen.length)}</Button>
      </Stack>
    </SectionCard>
  )
}

/** Fills the rotation, then points every lead to it. What went wrong, if anything did. */
async function switchOn(everyone: Rotation | undefined, ids: number[]): Promise<unknown> {
  const there = everyone && bodyOfRotation(everyone)
  // Who was out of the turn is ticked here, and so back in it.
  const agents = ids.map((agent_id) => {
    const before = there?.agents.find((agent) => agent.agent_id === agent_id)
    return before ? { ...before, weight: before.weight || 1, ...takesPart } : { agent_id }
  })
  const saved = everyone && there
    ? await client.PUT('/api/v1/rotations/{id}', { params: { path: { id: everyone.id } }, body: { ...there, agents } })
    : await client.POST('/api/v1/rotations', { body: { name: words.everyone, honours: honoursAtFirst, agents } })
  if (saved.error) return saved.error
  const { error } = await client.PUT('/api/v1/routing', { body: { auto_assign: true, otherwise: { rotation_id: saved.data.id } } })
  return error
}
