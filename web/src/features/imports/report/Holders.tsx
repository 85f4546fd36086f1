import { api } from '@/shared/api/client'
import { ErrorState, Loading, SectionCard } from '@/shared/ui'
import { ShareBars } from '@/shared/ui/ShareBars'
import { strings } from '../strings'

const words = strings.report

/** Who has the leads of an import now. */
export function Holders({ batch }: { batch: number }) {
  const { data, error, refetch } = api.useQuery('post', '/api/v1/leads/bulk/preview', { body: { selection: { filter: { batch } } } })
  const shares = data && [...data.by_agent, ...(data.unassigned > 0 ? [{ agent_id: 0, count: data.unassigned }] : [])]
  return (
    <SectionCard title={words.holders}>
      {shares && <ShareBars label={words.share} shares={shares} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={3} />}
    </SectionCard>
  )
}
