import { Button, Title } from '@mantine/core'
import { api } from '@/shared/api/client'
import { CodeBlock, ErrorState, Facts, Loading, RelativeTime, SidePanel } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import classes from '../Sources.module.css'
import { strings } from '../strings'
import type { Arrival } from '../useSources'
import { LeadLinks, OutcomeBadge } from './columns'
import { outcomeOf } from './outcome'
import { useReplay } from './useReplay'

const words = strings.panel

/** Everything about one arrival, down to what was sent. */
export function ArrivalPanel({ arrival, onClose }: { arrival: Arrival; onClose: () => void }) {
  const { data, error, refetch } = api.useQuery('get', '/api/v1/arrivals/{id}', { params: { path: { id: arrival.id } } })
  const { replay, pending } = useReplay()
  const failed = outcomeOf(arrival) === 'failed'
  const problem = arrival.problem ?? arrival.leads.find((lead) => lead.problem)?.problem
  const foot = failed && <span className={classes.end}><Button loading={pending(arrival.id)} onClick={() => replay(arrival.id)}>{strings.arrivals.replay}</Button></span>
  return (
    <SidePanel opened onClose={onClose} title={strings.arrivals.outcomes[outcomeOf(arrival)]} foot={foot}>
      {problem && <Remark tone={failed ? 'critical' : undefined}>{problem}</Remark>}
      <Facts
        inColumns facts={[
          { label: words.became, value: <OutcomeBadge arrival={arrival} /> },
          { label: words.came, value: <RelativeTime at={arrival.at} /> },
          { label: words.answered, value: words.answer(arrival.status) },
          ...(arrival.leads.length > 0 ? [{ label: words.tries, value: String(Math.max(...arrival.leads.map(({ attempts }) => attempts))) }, { label: words.lead, value: <LeadLinks arrival={arrival} /> }] : []),
        ]}
      />
      {arrival.leads.length > 0 && <Facts facts={[{ label: words.vendorId, value: <span className={classes.id}>{arrival.leads.map(({ vendor_id }) => vendor_id).join(', ')}</span> }]} />}
      <div className={classes.body}>
        <Title order={3}>{words.body}</Title>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <Loading lines={4} />}
        {data && <CodeBlock label={words.body}>{data.body}</CodeBlock>}
      </div>
    </SidePanel>
  )
}
