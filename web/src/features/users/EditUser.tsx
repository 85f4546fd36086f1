import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useShowSaved } from '@/shared/live/useShowSaved'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import { NumberField } from '@/shared/ui/NumberField'
import { RoleSelect } from './RoleSelect'
import { strings } from './strings'
import type { User } from './useUsers'

export function EditUser({ user, roles, onClose }: { user: User; roles: components['schemas']['Role'][]; onClose: () => void }) {
  const stale = useStale()
  const show = useShowSaved(['get', '/api/v1/members'])
  const [name, setName] = useState(user.name)
  const [role, setRole] = useState(user.role)
  const [maxOpen, setMaxOpen] = useState<number | string>(user.max_open ?? '')
  const [missing, setMissing] = useState(false)
  const { mutate, isPending, error } = api.useMutation('patch', '/api/v1/members/{id}', {
    onSuccess: (saved) => {
      show(saved)
      void stale('members')
      toast.done(strings.saved(saved.name))
      onClose()
    },
  })

  function submit() {
    setMissing(name.trim() === '')
    if (name.trim() === '') return
    const limit = maxOpen === '' ? null : Number(maxOpen)
    mutate({ params: { path: { id: user.id } }, body: { name: name.trim(), ...(role !== user.role && { role }), ...(limit !== user.max_open && { max_open: limit }) } })
  }

  return (
    <FormDrawer opened onClose={onClose} title={strings.editOf(user.name)} onSubmit={submit} pending={isPending} error={error}>
      <TextInput label={strings.form.name} value={name} error={missing && strings.form.nameMissing} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      {user.role === 'owner' ? <Text c="dimmed">{strings.form.roleOwner}</Text> : <RoleSelect roles={roles} value={role} onChange={setRole} />}
      <NumberField label={strings.form.maxOpen} description={strings.form.maxOpenHint} placeholder={strings.form.maxOpenNone} value={maxOpen} min={0} max={1_000_000} allowDecimal={false} allowNegative={false} onChange={setMaxOpen} />
    </FormDrawer>
  )
}
