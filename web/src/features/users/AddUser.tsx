import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { wrongInputs } from '@/shared/api/problem'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import { shortestPassword } from './password'
import { PasswordField } from './PasswordField'
import { RoleSelect } from './RoleSelect'
import { strings } from './strings'

type NewMember = components['schemas']['NewMember']

const words = strings.form

/** What is missing, by input. */
function complaints({ name, email, password }: NewMember): Record<string, string> {
  return {
    ...(name.trim() === '' && { name: words.nameMissing }),
    ...(!email.includes('@') && { email: words.emailMissing }),
    ...(password.length < shortestPassword && { password: words.passwordShort }),
  }
}

export function AddUser({ roles, onClose }: { roles: components['schemas']['Role'][]; onClose: () => void }) {
  const stale = useStale()
  const [draft, setDraft] = useState<NewMember>({ name: '', email: '', role: 'agent', password: '' })
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { mutate, isPending, error } = api.useMutation('post', '/api/v1/members', {
    onSuccess: ({ name }) => {
      void stale('members')
      toast.done(strings.added(name))
      onClose()
    },
    onError: (problem) => setWrong(wrongInputs(problem)),
  })
  const change = (part: Partial<NewMember>) => setDraft({ ...draft, ...part })

  function submit() {
    const missing = complaints(draft)
    setWrong(missing)
    if (Object.keys(missing).length === 0) mutate({ body: draft })
  }

  return (
    <FormDrawer opened onClose={onClose} title={strings.add} submit={strings.add} onSubmit={submit} pending={isPending} error={Object.keys(wrong).length === 0 ? error : undefined}>
      <TextInput label={words.name} value={draft.name} error={wrong.name} autoComplete="off" data-autofocus onChange={(event) => change({ name: event.currentTarget.value })} />
      <TextInput type="email" label={words.email} description={words.emailHint} value={draft.email} error={wrong.email} autoComplete="off" onChange={(event) => change({ email: event.currentTarget.value })} />
      <RoleSelect roles={roles} value={draft.role} error={wrong.role} onChange={(role) => change({ role })} />
      <PasswordField value={draft.password} error={wrong.password} onChange={(password) => change({ password })} />
    </FormDrawer>
  )
}
