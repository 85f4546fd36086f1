import { useState } from 'react'
import { ErrorState, Loading, SectionCard } from '@/shared/ui'
import { DeleteStatus } from './DeleteStatus'
import { StatusForm } from './StatusForm'
import { StatusList } from './StatusList'
import { useCountedStatuses, type Status } from './useStatuses'

type Open = { what: 'edit' | 'delete'; status: Status }
type Props = { adding: boolean; onAdded: () => void }

export function StatusesTab({ adding, onAdded }: Props) {
  const { data, error, refetch } = useCountedStatuses()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)

  if (error && !data) return <SectionCard><ErrorState error={error} onRetry={() => void refetch()} /></SectionCard>
  if (!data) return <SectionCard><Loading lines={6} /></SectionCard>
  return (
    <>
      <StatusList statuses={data.items} onEdit={(status) => setOpen({ what: 'edit', status })} onDelete={(status) => setOpen({ what: 'delete', status })} />
      {adding && <StatusForm onClose={onAdded} />}
      {open?.what === 'edit' && <StatusForm status={open.status} onClose={close} />}
      {open?.what === 'delete' && <DeleteStatus status={open.status} onClose={close} />}
    </>
  )
}
