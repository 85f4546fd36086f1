import type { components } from '@/shared/api/schema'
import { StatusBadge, type Tone } from '@/shared/ui'
import { strings } from './strings'

type Status = components['schemas']['Status']

const tones: Record<Status, Tone> = { new: 'info', contacted: 'warning', qualified: 'brand', won: 'positive', lost: 'neutral' }

export function LeadStatus({ status }: { status: Status }) {
  return <StatusBadge label={strings.statuses[status]} tone={tones[status]} />
}
