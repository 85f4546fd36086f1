import { IconMoodCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { DataTable, EmptyState } from '@/shared/ui'
import { useCursorPages } from '@/shared/ui/useCursorPages'
import type { Show } from '../search'
import { strings } from '../strings'
import type { Delivery, Webhook } from '../useWebhooks'
import { deliveryName } from './about'
import { deliveryColumns } from './columns'
import { DeliveryPanel } from './DeliveryPanel'
import { useDeliveries } from './useDeliveries'
import { useRetry } from './useRetry'

const words = strings.deliveries

/** What a list need not say: all in it are alike. What failed can also be tried again from its details. */
const hidden: Record<Show, string[]> = { failed: ['state'], due: ['state', 'retry'], delivered: ['state', 'retry'], all: ['retry'] }

type Props = { show: Show; webhook: number | undefined; webhooks: Webhook[] }

export function DeliveryTable({ show, webhook, webhooks }: Props) {
  const pages = useCursorPages()
  const [opened, setOpened] = useState<Delivery>()
  const { data, error, refetch } = useDeliveries(show, webhook, pages.cursor)
  const { retry, pending } = useRetry()
  const isOff = (delivery: Delivery) => webhooks.some(({ id, on }) => id === delivery.webhook_id && !on)
  const columns = deliveryColumns({ onOpen: setOpened, onRetry: ({ id }) => retry(id), isOff, pending })
  const rows = useMemo(() => data?.items, [data])
  const empty = words.empty[show]
  // What stood on a later page may all have gone meanwhile.
  if (rows?.length === 0 && !pages.isFirst) pages.toFirst()
  return (
    <>
      <DataTable
        label={words.titles[show]} columns={columns} rows={rows} rowId={({ id }) => String(id)} rowName={deliveryName}
        error={data ? undefined : error} onRetry={() => void refetch()} onOpen={setOpened} hidden={hidden[show]}
        empty={<EmptyState icon={show === 'failed' ? IconMoodCheck : undefined} title={empty.title} hint={empty.hint} />}
      />
      {pages.pager(data?.next_cursor)}
      {opened && <DeliveryPanel delivery={rows?.find(({ id }) => id === opened.id) ?? opened} off={isOff(opened)} onClose={() => setOpened(undefined)} />}
    </>
  )
}
