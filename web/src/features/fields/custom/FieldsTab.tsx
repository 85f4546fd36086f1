import { Button } from '@mantine/core'
import { IconForms, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { FieldForm } from '@/shared/fields/form/FieldForm'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import { DeleteField } from './DeleteField'
import { FieldList } from './FieldList'
import { useFields, type Field } from './useFields'

const words = strings.fields

type Open = { what: 'edit' | 'delete'; field: Field }
type Props = { adding: boolean; onAdd: () => void; onAdded: () => void }

export function FieldsTab({ adding, onAdd, onAdded }: Props) {
  const { data, error, refetch } = useFields()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)

  if (error && !data) return <SectionCard><ErrorState error={error} onRetry={() => void refetch()} /></SectionCard>
  if (!data) return <SectionCard><Loading lines={6} /></SectionCard>
  const fields = data.items
  return (
    <>
      {fields.length === 0
        ? <SectionCard><EmptyState icon={IconForms} title={words.empty} hint={words.emptyHint} action={<Button leftSection={<IconPlus size={16} />} onClick={onAdd}>{words.add}</Button>} /></SectionCard>
        : <FieldList fields={fields} onEdit={(field) => setOpen({ what: 'edit', field })} onDelete={(field) => setOpen({ what: 'delete', field })} />}
      {adding && <FieldForm fields={fields} onClose={onAdded} />}
      {open?.what === 'edit' && <FieldForm fields={fields} field={open.field} onClose={close} />}
      {open?.what === 'delete' && <DeleteField field={open.field} onClose={close} />}
    </>
  )
}
