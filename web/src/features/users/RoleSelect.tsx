import { Select } from '@mantine/core'
import type { components } from '@/shared/api/schema'
import { strings } from './strings'

type Role = components['schemas']['Role']

type Props = { roles: Role[]; value: Role['key'] | undefined; onChange: (role: Role['key']) => void; error?: string }

/** Offers the roles that the viewer may give. */
export function RoleSelect({ roles, value, onChange, error }: Props) {
  const chosen = roles.find(({ key }) => key === value)
  const hint = chosen && chosen.kind !== 'owner' ? strings.form.roleHint[chosen.kind] : undefined
  return (
    <Select
      label={strings.form.role} description={hint} error={error} allowDeselect={false}
      data={roles.map(({ key, name }) => ({ value: String(key), label: name }))}
      value={value === undefined ? null : String(value)}
      onChange={(key) => { const role = roles.find((one) => String(one.key) === key); if (role) onChange(role.key) }}
    />
  )
}
