import { IconLock, IconPlugConnected } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '@/shared/api/useMe'
import { EmptyState, ErrorState, Loading, PageHeader, SectionCard, SettingsPage } from '@/shared/ui'
import { AddSource } from './AddSource'
import { SourceDrawer } from './SourceDrawer'
import type { Kind } from './kinds'
import { SourceRow } from './SourceRow'
import classes from './Sources.module.css'
import { strings } from './strings'
import { sourcesOptions } from './useSources'

export function SourcesPage() {
  if (useMay('leads.view_all')) return <Sources />
  return (
    <SettingsPage wide header={<PageHeader title={strings.title} />}>
      <SectionCard><EmptyState icon={IconLock} title={strings.barred.title} hint={strings.barred.hint} /></SectionCard>
    </SettingsPage>
  )
}

function Sources() {
  const { data, error, refetch } = useQuery(sourcesOptions)
  const navigate = useNavigate()
  const [adding, setAdding] = useState<Kind>()
  const sources = data?.items
  const none = sources?.length === 0
  // Where it stands is known once they are: a menu that is open would close as it moves.
  const add = <AddSource onChoose={setAdding} />
  return (
    <SettingsPage wide header={<PageHeader title={strings.title} hint={strings.hint} actions={sources && !none && add} />}>
      <SectionCard flush>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <div className={classes.loading}><Loading lines={6} /></div>}
        {none && <EmptyState icon={IconPlugConnected} title={strings.list.empty} hint={strings.list.emptyHint} action={add} />}
        {sources && !none && <ul className={classes.rows} aria-label={strings.title}>{sources.map((source) => <SourceRow key={source.id} source={source} />)}</ul>}
      </SectionCard>
      {adding && <SourceDrawer kind={adding} onClose={() => setAdding(undefined)} onAdded={({ id }) => void navigate({ to: '/admin/sources/$sourceId', params: { sourceId: String(id) } })} />}
    </SettingsPage>
  )
}
