import { Select } from '@mantine/core'
import { statusName, statuses, type Status } from '@/shared/leads/words'
import { useStale } from '@/shared/live/useStale'
import { StatusBadge, toast } from '@/shared/ui'
import { statusTone } from '@/shared/leads/words'
import { strings } from '../strings'
import { versionOf, type Lead } from '../useLead'
import { usePatchLead } from './usePatchLead'

const options = statuses.map((status) => ({ value: status, label: statusName(status) }))

/** Applied at once: the most frequent change of an agent's day. */
export function StatusSelect({ lead }: { lead: Lead }) {
  const { mutateAsync, isPending, variables } = usePatchLead()
  const stale = useStale()

  async function change(from: Lead, status: Status) {
    try {
      const after = await mutateAsync({ params: { path: { id: from.id }, header: versionOf(from) }, body: { status } })
      toast.done(strings.statusChanged(statusName(status)), () => void change(after, from.status))
    } catch (error) {
      toast.failed(error)
      void stale('leads')
    }
  }

  return (
    <Select
      aria-label={strings.details.status}
      data={options}
      allowDeselect={false}
      value={(isPending ? variables.body.status : undefined) ?? lead.status}
      onChange={(status) => { if (status) void change(lead, status) }}
      renderOption={({ option }) => <StatusBadge label={option.label} tone={statusTone(option.value as Status)} />}
    />
  )
}
