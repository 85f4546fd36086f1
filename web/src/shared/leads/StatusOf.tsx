import { StatusBadge } from '@/shared/ui'
import { statusName } from './statuses'
import { useStatuses } from './useStatuses'

/** Where a lead stands, in the workspace's own name and colour. */
export function StatusOf({ lead }: { lead: { status: string } }) {
  const statuses = useStatuses()
  return <StatusBadge label={statusName(lead.status, statuses)} tone={statuses.find(({ key }) => key === lead.status)?.tone} />
}
