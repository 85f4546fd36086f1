import { OrderedList, SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import { FieldRow } from './FieldRow'
import { useOrderFields, type Field } from './useFields'

type Props = { fields: Field[]; onEdit: (field: Field) => void; onDelete: (field: Field) => void }

export function FieldList({ fields, onEdit, onDelete }: Props) {
  const { items, place, said } = useOrderFields(fields)
  return (
    <SectionCard title={strings.tabs.fields} hint={strings.fields.hint} flush>
      <OrderedList label={strings.tabs.fields} said={said}>
        {items.map((field, index) => <FieldRow key={field.key} field={field} place={place(field, index)} onEdit={() => onEdit(field)} onDelete={() => onDelete(field)} />)}
      </OrderedList>
    </SectionCard>
  )
}
