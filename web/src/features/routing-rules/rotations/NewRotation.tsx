import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { useAgents } from '@/shared/members/useAgents'
import { FormDrawer, PersonName, toast } from '@/shared/ui'
import { strings } from '../strings'
import { honoursAtFirst } from '../useRouting'

const words = strings.rotation

type Props = { opened: boolean; onClose: () => void; onCreated: (id: number) => void }

export function NewRotation({ opened, onClose, onCreated }: Props) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [nameless, setNameless] = useState(false)
  const { agents } = useAgents()
  const stale = useStale()
  const { mutate, isPending, error, reset } = api.useMutation('post', '/api/v1/rotations')

  function close() {
    setName('')
    setChosen([])
    setNameless(false)
    reset()
    onClose()
  }

  function save() {
    setNameless(name.trim() === '')
    if (name.trim() === '') return
    mutate({ body: { name: name.trim(), honours: honoursAtFirst, agents: chosen.map((id) => ({ agent_id: Number(id) })) } }, {
      onSuccess: async ({ id }) => {
        toast.done(words.created(name.trim()))
        close()
        await stale('routing')
        onCreated(id)
      },
    })
  }

  return (
    <FormDrawer opened={opened} onClose={close} title={words.create} onSubmit={save} pending={isPending} error={error}>
      <Text c="dimmed">{words.createHint}</Text>
      <TextInput label={words.name} placeholder={words.namePlaceholder} value={name} error={nameless && words.nameless} maxLength={400} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <Checkbox.Group label={words.who} value={chosen} onChange={setChosen}>
        <Stack gap="sm" mt="xs">
          {agents.map((agent) => <Checkbox key={agent.id} value={String(agent.id)} label={<PersonName person={agent} />} styles={{ body: { alignItems: 'center' } }} />)}
        </Stack>
      </Checkbox.Group>
    </FormDrawer>
  )
}
