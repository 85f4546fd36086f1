import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { leadName } from '@/shared/leads/words'
import { InfoDialog } from '@/shared/ui'
import classes from './Batches.module.css'
import type { Left } from './context'
import { strings } from './strings'
import type { LeftLead } from './words'

const words = strings.left
// Each row asks for its lead.
const step = 50

/** Which leads a bulk action or its undo left as they were, and why. */
export function LeftLeadsDialog({ left, onClose }: { left: Left | undefined; onClose: () => void }) {
  // What is said stays while the dialog fades.
  const [shown, setShown] = useState(left)
  if (left && left !== shown) setShown(left)
  if (!shown) return null
  const title = shown.kind === 'stayed' ? words.stayedTitle : words.skippedTitle
  return (
    <InfoDialog opened={left !== undefined} onClose={onClose} title={title(shown.count)}>
      {shown.count > shown.leads.length && <Text c="dimmed">{words.first(shown.leads.length)}</Text>}
      <LeftList key={shown.leads[0]?.id} leads={shown.leads} onOpen={onClose} />
      <Group justify="flex-end"><Button variant="default" onClick={onClose}>{words.close}</Button></Group>
    </InfoDialog>
  )
}

function LeftList({ leads, onOpen }: { leads: LeftLead[]; onOpen: () => void }) {
  const [most, setMost] = useState(step)
  const more = Math.min(step, leads.length - most)
  return (
    <ul className={classes.left} aria-label={words.list}>
      {leads.slice(0, most).map((lead) => <LeftRow key={lead.id} lead={lead} onOpen={onOpen} />)}
      {more > 0 && <li><Button variant="subtle" fullWidth onClick={() => setMost(most + step)}>{words.more(more)}</Button></li>}
    </ul>
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
