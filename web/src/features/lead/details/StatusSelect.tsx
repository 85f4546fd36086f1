import { Select } from '@mantine/core'
import { useState } from 'react'
import { statusName, statuses, type Status } from '@/shared/leads/words'
import { useStale } from '@/shared/live/useStale'
import { StatusBadge, toast } from '@/shared/ui'
import { statusTone } from '@/shared/leads/words'
import { useSave } from '../edit/useSave'
import { strings } from '../strings'
import type { Lead } from '../useLead'

const options = statuses.map((status) => ({ value: status, label: statusName(status) }))

/** Applied at once: the most frequent change of an agent's day. */
export function StatusSelect({ lead }: { lead: Lead }) {
  const save = useSave()
  const stale = useStale()
  const [wanted, setWanted] = useState<Status>()

  async function change(from: Lead, status: Status) {
    setWanted(status)
    try {
      const after = await save(from, { status })
      toast.done(strings.statusChanged(statusName(status)), () => void change(after, from.status))
    } catch (error) {
      toast.failed(error)
      void stale('leads')
    }
    setWanted(undefined)
  }

  return (
    <Select
      aria-label={strings.details.status}
      data={options}
      allowDeselect={false}
      value={wanted ?? lead.status}
      onChange={(status) => { if (status) void change(lead, status) }}
      renderOption={({ option }) => <StatusBadge label={option.label} tone={statusTone(option.value as Status)} />}
    />
  )
}
