import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowLeft, IconDots, IconPencil, IconPlugConnectedX, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isProblem } from '@/shared/api/problem'
import { EmptyState, ErrorState, Loading, PageHeader, SectionCard, SettingsPage } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import { ArrivalTable } from './arrivals/ArrivalTable'
import { Connect } from './Connect'
import { DeleteSource } from './DeleteSource'
import { SourceDrawer } from './SourceDrawer'
import { FormList } from './forms/FormList'
import { PageList } from './PageList'
import classes from './Sources.module.css'
import { strings } from './strings'
import { sourceOptions, type Source } from './useSources'

/** One source: how to connect it, its forms, and what came. */
export function SourcePage() {
  const { sourceId } = useParams({ from: '/shell/admin/sources/$sourceId' })
  const id = Number(sourceId)
  const { data: source, error, refetch } = useQuery({ ...sourceOptions(id), enabled: Number.isSafeInteger(id) && id > 0 })
  if (source) return <Shown source={source} />
  const gone = !Number.isSafeInteger(id) || id <= 0 || (isProblem(error) && error.status === 404)
  return (
    <SettingsPage wide header={<PageHeader title={strings.title} before={<Back />} />}>
      <SectionCard>
        {gone && <EmptyState icon={IconPlugConnectedX} title={strings.gone.title} hint={strings.gone.hint} />}
        {!gone && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!gone && !error && <Loading lines={6} />}
      </SectionCard>
    </SettingsPage>
  )
}

function Shown({ source }: { source: Source }) {
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const close = () => setOpen(undefined)
  const menu = (
    <Menu position="bottom-end" width={160}>
      <Menu.Target><ActionIcon aria-label={strings.menu.label(source.name)}><IconDots size={18} stroke={1.6} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setOpen('edit')}>{strings.menu.edit}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={() => setOpen('delete')}>{strings.menu.delete}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
  return (
    <SettingsPage wide header={<PageHeader title={source.name} hint={strings.kinds[source.kind]} before={<Back />} actions={menu} />}>
      {source.problem && <Remark role="status" aria-label={strings.problem}>{source.problem}</Remark>}
      <div className={classes.setUp}>
        <Connect source={source} onEdit={() => setOpen('edit')} />
        <div className={classes.beside}>
          {source.kind === 'meta' && <PageList source={source} />}
          <FormList source={source.id} />
        </div>
      </div>
      <ArrivalTable source={source.id} />
      {open === 'edit' && <SourceDrawer kind={source.kind} source={source} onClose={close} />}
      {open === 'delete' && <DeleteSource source={source} onClose={close} />}
    </SettingsPage>
  )
}

function Back() {
  return <ActionIcon aria-label={strings.back} renderRoot={(props) => <Link to="/admin/sources" {...props} />}><IconArrowLeft size={18} stroke={1.6} /></ActionIcon>
}
