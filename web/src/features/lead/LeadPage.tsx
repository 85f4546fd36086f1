import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { isProblem } from '@/shared/api/problem'
import { ErrorState, Loading, RecordPage, SectionCard } from '@/shared/ui'
import { LeadGone } from './LeadGone'
import { LeadRecord } from './LeadRecord'
import { leadOptions } from './useLead'

export function LeadPage() {
  const { leadId } = useParams({ strict: false })
  const id = Number(leadId)
  const known = Number.isSafeInteger(id) && id > 0
  const { data: lead, error, refetch } = useQuery({ ...leadOptions(id), enabled: known })

  // Also when it was in sight a moment ago: what is no longer visible goes at once.
  if (!known || (isProblem(error) && error.status === 404)) return <LeadGone id={id} seen={lead} />
  if (error && !lead) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!lead) return <LeadSkeleton />
  return <LeadRecord key={id} lead={lead} />
}

function LeadSkeleton() {
  const card = (lines: number) => <SectionCard><Loading lines={lines} /></SectionCard>
  return <RecordPage header={<Loading lines={1} />} details={card(8)} aside={card(2)}>{card(6)}</RecordPage>
}
