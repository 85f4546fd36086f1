import { Link } from '@tanstack/react-router'
import { Progress, StateBadge } from '@/shared/tries/Progress'
import { RetryOne } from '@/shared/tries/TriesTab'
import { RelativeTime, type Column } from '@/shared/ui'
import { Address } from '../Address'
import { eventName, strings } from '../strings'
import type { Delivery } from '../useWebhooks'
import classes from '../Webhooks.module.css'
import { deliveryName, leadName } from './about'

const words = strings.deliveries

type Acts = { onOpen: (delivery: Delivery) => void; onRetry: (delivery: Delivery) => void; isOff: (delivery: Delivery) => boolean; pending: (id: number) => boolean }

export function deliveryColumns({ onOpen, onRetry, isOff, pending }: Acts): Column<Delivery>[] {
  const { what, lead, to, state, progress, at, action } = words.columns
  return [
    { id: 'what', header: what, width: 150, onCard: 'title', cell: (delivery) => <button type="button" className={classes.name} onClick={() => onOpen(delivery)}>{eventName(delivery.type)}</button> },
    { id: 'lead', header: lead, width: 140, cell: (delivery) => <LeadLink delivery={delivery} /> },
    { id: 'to', header: to, width: 240, cell: ({ webhook_url }) => <Address url={webhook_url} /> },
    { id: 'state', header: state, width: 120, onCard: 'side', cell: (delivery) => <StateBadge state={delivery.state} /> },
    { id: 'progress', header: progress, cell: ({ state: is, attempts, next_at: nextAt, error }) => <Progress state={is} attempts={attempts} nextAt={nextAt} problem={error} arrived={words.arrived} /> },
    { id: 'at', header: at, width: 100, cell: ({ at: moment }) => <RelativeTime at={moment} /> },
    {
      id: 'retry', header: action, width: 130, align: 'end', onCard: 'side',
      cell: (delivery) => {
        if (delivery.state !== 'failed') return null
        if (isOff(delivery)) return <span className={classes.dim}>{words.off}</span>
        return <RetryOne name={deliveryName(delivery)} pending={pending(delivery.id)} onRetry={() => onRetry(delivery)} />
      },
    },
  ]
}

export function LeadLink({ delivery }: { delivery: Delivery }) {
  if (delivery.lead_id === null) return '–'
  const name = leadName(delivery)
  return <Link to="/leads/$leadId" params={{ leadId: String(delivery.lead_id) }} className={classes.link} title={name}>{name}</Link>
}
