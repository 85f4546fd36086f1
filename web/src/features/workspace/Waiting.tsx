import { Button } from '@mantine/core'
import { IconMoodCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { LeadLine } from './LeadLine'
import { strings } from './strings'
import { useMineBy, useWaiting } from './useMyLeads'
import { useNow } from '@/shared/ui/useNow'
import { waited } from '@/shared/ui/waited'
import classes from './Workspace.module.css'

const words = strings.waiting

export function Waiting() {
  const { data, error, refetch } = useWaiting()
  const { waiting } = useMineBy()
  const now = useNow()
  const more = data && data.total > data.items.length
  const all = more && (
    <Button variant="subtle" h={28} px={8} renderRoot={(props) => <Link to="/leads" search={{ ...waiting, sort: 'created_at' }} {...props} />}>
      {words.all(data.total)}
    </Button>
  )
  return (
    <SectionCard title={words.title} hint={words.hint} action={all} flush>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <div className={classes.loading}><Loading lines={5} /></div>}
      {data?.items.length === 0 && <EmptyState icon={IconMoodCheck} title={words.empty} hint={words.emptyHint} />}
      {data && data.items.length > 0 && (
        <ul className={classes.list}>
          {data.items.map((lead) => <LeadLine key={lead.id} lead={lead} side={<span className={classes.since}>{waited(new Date(lead.created_at), now)}</span>} />)}
        </ul>
      )}
    </SectionCard>
  )
}
