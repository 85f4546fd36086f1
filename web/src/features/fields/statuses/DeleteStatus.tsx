import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { ConfirmDialog, toast } from '@/shared/ui'
import classes from '../Fields.module.css'
import { strings } from '../strings'
import { UsesNote } from '../uses/UsesNote'
import { useStatusUses } from './useStatusUses'
import type { Status } from './useStatuses'

const words = strings.statuses.remove

/** Deletes a status that no lead has; says who else asks for it. */
export function DeleteStatus({ status: { key, name }, onClose }: { status: Status; onClose: () => void }) {
  const stale = useStale()
  const { mutate, isPending, isSuccess, error } = api.useMutation('delete', '/api/v1/statuses/{key}', {
    onSuccess: () => {
      toast.done(words.done(name))
      onClose()
      void stale('settings', 'views')
    },
  })
  // Nobody asks what uses a status that is going.
  const { uses, error: unknown } = useStatusUses(key, !isPending && !isSuccess)
  const inUse = uses !== undefined && uses.leads > 0
  return (
    <ConfirmDialog
      opened onClose={onClose} title={words.title(name)} confirm={words.confirm} destructive pending={isPending} disabled={!uses || inUse} error={error}
      onConfirm={() => mutate({ params: { path: { key } } })}
    >
      <UsesNote uses={uses} error={unknown} leads={(n, exact) => (n === 0 ? words.free : words.inUse(n, exact))} fate={{ rules: words.rules, views: () => words.views }} />
      {inUse && <Text><Link to="/leads" search={{ status: [key] }} className={classes.link}>{words.seeLeads}</Link></Text>}
    </ConfirmDialog>
  )
}
