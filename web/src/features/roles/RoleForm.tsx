import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { useMe } from '@/shared/api/useMe'
import { useShowSaved } from '@/shared/live/useShowSaved'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import { strings } from './strings'
import type { Permission, PermissionText, Role } from './useRoles'

const words = strings.form

/** Adds a role, or renames one: what it may do is then ticked in the table. */
export function RoleForm({ permissions, role, onClose }: { permissions: PermissionText[]; role?: Role; onClose: () => void }) {
  const stale = useStale()
  const show = useShowSaved(['get', '/api/v1/roles'])
  const mine = useMe().data?.permissions ?? []
  const [name, setName] = useState(role?.name ?? '')
  const [chosen, setChosen] = useState<string[]>([])
  const [missing, setMissing] = useState(false)
  const onSuccess = (saved: Role) => {
    show(saved)
    void stale('roles')
    toast.done(role ? words.renamed(saved.name) : words.added(saved.name))
    onClose()
  }
  const add = api.useMutation('post', '/api/v1/roles', { onSuccess })
  const rename = api.useMutation('put', '/api/v1/roles/{id}', { onSuccess })

  function submit() {
    setMissing(name.trim() === '')
    if (name.trim() === '') return
    if (role) rename.mutate({ params: { path: { id: role.id } }, body: { name: name.trim(), permissions: role.permissions } })
    else add.mutate({ body: { name: name.trim(), permissions: permissions.map((one) => one.name).filter((one): one is Permission => chosen.includes(one)) } })
  }

  return (
    <FormDrawer
      opened onClose={onClose} onSubmit={submit} title={role ? words.renameTitle(role.name) : words.addTitle} submit={role ? strings.rename : strings.add}
      pending={add.isPending || rename.isPending} error={add.error ?? rename.error}
    >
      <TextInput label={words.name} description={words.nameHint} value={name} error={missing && words.nameMissing} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      {!role && (
        <Checkbox.Group label={words.permissions} value={chosen} onChange={setChosen}>
          {permissions.map((permission) => (
            <Checkbox key={permission.name} mt={12} value={permission.name} label={permission.label} description={permission.description} disabled={!mine.includes(permission.name)} />
          ))}
        </Checkbox.Group>
      )}
    </FormDrawer>
  )
}
