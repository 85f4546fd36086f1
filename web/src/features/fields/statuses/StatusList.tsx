import { OrderedList, SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import { StatusRow } from './StatusRow'
import { useOrderStatuses, type Status } from './useStatuses'

type Props = { statuses: Status[]; onEdit: (status: Status) => void; onDelete: (status: Status) => void }

export function StatusList({ statuses, onEdit, onDelete }: Props) {
  const { items, place, said } = useOrderStatuses(statuses)
  const begin = items.find(({ kind }) => kind === 'open')
  return (
    <SectionCard title={strings.tabs.statuses} hint={strings.statuses.hint} flush>
      <OrderedList label={strings.tabs.statuses} said={said}>
        {items.map((status, index) => (
          <StatusRow key={status.key} status={status} begins={status === begin} place={place(status, index)} onEdit={() => onEdit(status)} onDelete={() => onDelete(status)} />
        ))}
      </OrderedList>
    </SectionCard>
  )
}
