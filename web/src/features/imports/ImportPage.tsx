import { ActionIcon } from '@mantine/core'
import { IconArrowLeft, IconFileOff } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { isProblem } from '@/shared/api/problem'
import { goesOn } from '@/shared/batches/words'
import { EmptyState, ErrorState, Loading, PageHeader, SectionCard, SettingsPage } from '@/shared/ui'
import { Report } from './report/Report'
import { Running } from './report/Running'
import { strings } from './strings'
import { useImport, type Import } from './useImports'
import { Wizard } from './wizard/Wizard'

/** One file: what is decided about it, how far it is, or what came of it. */
export function ImportPage() {
  const { importId } = useParams({ from: '/shell/admin/imports/$importId' })
  const id = Number(importId)
  const { data: item, dataUpdatedAt, error, refetch } = useImport(id)
  if (item) return <Shown item={item} at={dataUpdatedAt} />
  const gone = !Number.isSafeInteger(id) || id <= 0 || (isProblem(error) && error.status === 404)
  return (
    <SettingsPage wide header={<PageHeader title={strings.title} before={<Back />} />}>
      <SectionCard>
        {gone && <EmptyState icon={IconFileOff} title={strings.gone.title} hint={strings.gone.hint} />}
        {!gone && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!gone && !error && <Loading lines={6} />}
      </SectionCard>
    </SettingsPage>
  )
}

function Shown({ item, at }: { item: Import; at: number }) {
  const header = { title: item.name, hint: strings.about(item.rows, item.actor.name), before: <Back /> }
  if (item.state === 'preview') return <Wizard key={item.id} item={item} header={header} />
  if (goesOn(item)) return <Running item={item} at={at} header={header} />
  return <Report item={item} header={header} />
}

function Back() {
  return <ActionIcon aria-label={strings.back} renderRoot={(props) => <Link to="/admin/imports" {...props} />}><IconArrowLeft size={18} stroke={1.6} /></ActionIcon>
}
