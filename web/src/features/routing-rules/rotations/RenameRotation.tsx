import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import { strings } from '../strings'
import { bodyOfRotation, type Rotation } from '../useRouting'

const words = strings.rotation

export function RenameRotation({ rotation, opened, onClose }: { rotation: Rotation; opened: boolean; onClose: () => void }) {
  const [name, setName] = useState(rotation.name)
  const [nameless, setNameless] = useState(false)
  const stale = useStale()
  const { mutate, isPending, error, reset } = api.useMutation('put', '/api/v1/rotations/{id}', { onSuccess: () => stale('routing') })

  function close() {
    setName(rotation.name)
    setNameless(false)
    reset()
    onClose()
  }

  function save() {
    setNameless(name.trim() === '')
    if (name.trim() === '') return
    mutate({ params: { path: { id: rotation.id } }, body: { ...bodyOfRotation(rotation), name: name.trim() } }, { onSuccess: () => { toast.done(words.renamed); reset(); onClose() } })
  }

  return (
    <FormDrawer opened={opened} onClose={close} title={words.rename} onSubmit={save} pending={isPending} error={error}>
      <TextInput label={words.name} value={name} error={nameless && words.nameless} maxLength={400} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
    </FormDrawer>
  )
}
