import { Box, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { isProblem } from '@/shared/api/problem'
import { ErrorState, Loading, RecordPage, SectionCard } from '@/shared/ui'
import { LeadGone } from './LeadGone'
import { LeadRecord } from './LeadRecord'
import { LeadPlace } from './trail/LeadPlace'
import { leadOptions } from './useLead'

export function LeadPage() {
  const { leadId } = useParams({ strict: false })
  const id = Number(leadId)
  const known = Number.isSafeInteger(id) && id > 0
  const { data: lead, error, refetch } = useQuery({ ...leadOptions(id), enabled: known })

  // Also when it was in sight a moment ago: what is no longer visible goes at once.
  if (!known || (isProblem(error) && error.status === 404)) return <LeadGone id={id} seen={lead} />
  if (error && !lead) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!lead) return <LeadSkeleton id={id} />
  // It was merged into another one, to which its address leads.
  if (lead.id !== id) return <Navigate to="/leads/$leadId" params={{ leadId: String(lead.id) }} replace />
  return <LeadRecord key={id} lead={lead} />
}

function LeadSkeleton({ id }: { id: number }) {
  const card = (lines: number) => <SectionCard><Loading lines={lines} /></SectionCard>
  return <RecordPage header={<Group justify="space-between" wrap="nowrap"><Box flex={1}><Loading lines={1} /></Box><LeadPlace id={id} /></Group>} details={card(8)} aside={card(2)}>{card(6)}</RecordPage>
}
