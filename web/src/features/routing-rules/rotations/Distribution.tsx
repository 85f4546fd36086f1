import { SegmentedControl } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { count } from '@/shared/ui/number'
import { StackedBars } from '@/shared/ui/StackedBars'
import { strings } from '../strings'
import type { Rotation } from '../useRouting'
import { seriesOf } from './distribution'

const words = strings.distribution
const choices = [7, 30, 90]

/** Who got how many leads of the rotation, day by day. */
export function Distribution({ rotation }: { rotation: Rotation }) {
  const [days, setDays] = useState(30)
  const { data, error, refetch } = api.useQuery('get', '/api/v1/rotations/{id}/distribution', { params: { path: { id: rotation.id }, query: { days } } }, { placeholderData: (before) => before })
  const nothing = data?.agents.every(({ leads }) => leads.every((n) => n === 0))
  const choose = <SegmentedControl size="xs" aria-label={words.choose} data={choices.map((n) => ({ value: String(n), label: n === choices[0] ? words.days(n) : count(n) }))} value={String(days)} onChange={(value) => setDays(Number(value))} />
  return (
    <SectionCard title={words.title} hint={words.hint(days)} action={choose}>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={6} />)}
      {data && nothing && <EmptyState icon={IconChartBar} title={words.empty} hint={words.emptyHint(days)} />}
      {data && !nothing && <StackedBars label={words.title} days={data.days} series={seriesOf(data.agents)} words={words} />}
    </SectionCard>
  )
}
