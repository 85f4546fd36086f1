import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import { useMay } from '@/shared/api/useMe'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from './strings'
import type { User } from './useUsers'

/** Says what happens before it does. */
export function ActiveDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { id, name, active, open_leads } = user
  const stale = useStale()
  const words = active ? strings.deactivate : strings.activate
  const { mutate, isPending, error } = api.useMutation('patch', '/api/v1/members/{id}', {
    // The list is in its new order before the focus goes back to where it was: a row that moves loses it.
    onSuccess: () => stale('members', 'routing').then(() => {
      toast.done(words.done(name))
      onClose()
    }),
  })
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title(name)} confirm={words.confirm(name)} destructive={active} pending={isPending} error={error}
      onConfirm={() => mutate({ params: { path: { id } }, body: { active: !active } })}
    >
      <Text>{words.body(name)}</Text>
      {active && <RulesOf user={user} />}
      {active && <OpenLeads id={id} n={open_leads} />}
    </ConfirmDialog>
  )
}

/** Which rules give leads to nobody else; who may not read the rules is not told. */
function RulesOf({ user: { id, name } }: { user: User }) {
  const { data } = api.useQuery('get', '/api/v1/routing/rules', {}, { enabled: useMay('routing.manage') })
  const rules = data?.items.filter(({ enabled, target }) => enabled && target.agent_id === id) ?? []
  if (rules.length === 0) return null
  return <Text>{strings.deactivate.rules(name, rules.map((rule) => rule.name))}</Text>
}

function OpenLeads({ id, n }: { id: number; n: number }) {
  const words = strings.deactivate
  if (n === 0) return <Text>{words.noLeads}</Text>
  return (
    <Text>
      {words.leads(n)}{' '}
      <Anchor renderRoot={(props) => <Link to="/leads" search={{ assigned_agent: [String(id)] }} {...props} />}>{words.see(n)}</Anchor>
    </Text>
  )
}
