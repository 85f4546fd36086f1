import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { leadName } from '@/shared/leads/words'
import { InfoDialog } from '@/shared/ui'
import { strings } from '../strings'
import classes from './Bulk.module.css'

type LeftLead = components['schemas']['LeftLead']
export type Left = { kind: 'stayed' | 'skipped'; leads: LeftLead[] }

const words = strings.left
const shownAtMost = 50

/** Which leads a bulk action or its undo left as they were, and why. */
export function LeftLeadsDialog({ left, onClose }: { left: Left | undefined; onClose: () => void }) {
  const leads = left?.leads ?? []
  const title = left?.kind === 'stayed' ? words.stayedTitle(leads.length) : words.skippedTitle(leads.length)
  return (
    <InfoDialog opened={left !== undefined} onClose={onClose} title={title}>
      <ul className={classes.left} aria-label={words.list}>
        {leads.slice(0, shownAtMost).map((lead) => <LeftRow key={lead.id} lead={lead} onOpen={onClose} />)}
        {leads.length > shownAtMost && <li className={classes.why}>{words.more(leads.length - shownAtMost)}</li>}
      </ul>
      <Group justify="flex-end"><Button variant="default" onClick={onClose}>{words.close}</Button></Group>
    </InfoDialog>
  )
}

function LeftRow({ lead, onOpen }: { lead: LeftLead; onOpen: () => void }) {
  const { data, isPending } = api.useQuery('get', '/api/v1/leads/{id}', { params: { path: { id: lead.id } } })
  return (
    <li className={classes.leftRow}>
      {isPending && <span className={classes.placeholder} aria-hidden />}
      {data && <Link to="/leads/$leadId" params={{ leadId: String(lead.id) }} onClick={onOpen} className={classes.leftName}>{leadName(data)}</Link>}
      {!data && !isPending && <span className={classes.leftName}>{words.numbered(lead.id)}</span>}
      <span className={classes.why}>{words.reasons[lead.reason]}</span>
    </li>
  )
}
