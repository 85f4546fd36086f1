import { Select } from '@mantine/core'
import { useState } from 'react'
import { StatusOf } from '@/shared/leads/StatusOf'
import { statusName } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { useSave } from '../edit/useSave'
import { strings } from '../strings'
import type { Lead } from '../useLead'

/** Applied at once: the most frequent change of an agent's day. */
export function StatusSelect({ lead }: { lead: Lead }) {
  const save = useSave()
  const stale = useStale()
  const statuses = useStatuses()
  const [wanted, setWanted] = useState<string>()

  async function change(from: Lead, status: string) {
    setWanted(status)
    try {
      const after = await save(from, { status })
      toast.done(strings.statusChanged(statusName(status, statuses)), () => void change(after, from.status))
    } catch (error) {
      toast.failed(error)
      void stale('leads')
    }
    setWanted(undefined)
  }

  return (
    <Select
      aria-label={strings.details.status}
      data={statuses.map(({ key, name }) => ({ value: key, label: name }))}
      allowDeselect={false}
      value={wanted ?? lead.status}
      onChange={(status) => { if (status) void change(lead, status) }}
      renderOption={({ option }) => <StatusOf lead={{ status: option.value }} />}
    />
  )
}
