import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { RelativeTime, StatusBadge, type Column, type Tone } from '@/shared/ui'
import classes from '../Sources.module.css'
import { strings } from '../strings'
import type { Arrival } from '../useSources'
import { outcomeOf, type Outcome } from './outcome'

const words = strings.arrivals
const tones: Record<Outcome, Tone> = { taken: 'positive', due: 'info', test: 'brand', failed: 'critical', erased: 'neutral', refused: 'warning', ignored: 'neutral', again: 'neutral' }

export const arrivalName = (arrival: Arrival) => words.row(words.outcomes[outcomeOf(arrival)], arrival.id)

type Acts = { onOpen: (arrival: Arrival) => void; onReplay: (arrival: Arrival) => void; pending: (id: number) => boolean }

export function arrivalColumns({ onOpen, onReplay, pending }: Acts): Column<Arrival>[] {
  const { outcome, about, problem, at, action } = words.columns
  return [
    {
      id: 'outcome', header: outcome, width: 170, onCard: 'title',
      cell: (arrival) => <button type="button" className={classes.open} onClick={() => onOpen(arrival)}><OutcomeBadge arrival={arrival} /></button>,
    },
    { id: 'about', header: about, width: 180, cell: (arrival) => <LeadLinks arrival={arrival} /> },
    { id: 'problem', header: problem, cell: (arrival) => <Why arrival={arrival} /> },
    { id: 'at', header: at, width: 110, cell: ({ at: moment }) => <RelativeTime at={moment} /> },
    {
      id: 'replay', header: action, width: 110, align: 'end', onCard: 'side',
      cell: (arrival) => outcomeOf(arrival) === 'failed'
        && <Button variant="default" h={28} px={10} aria-label={words.replayOf(arrivalName(arrival))} loading={pending(arrival.id)} onClick={() => onReplay(arrival)}>{words.replay}</Button>,
    },
  ]
}

export function OutcomeBadge({ arrival }: { arrival: Arrival }) {
  const outcome = outcomeOf(arrival)
  return <StatusBadge tone={tones[outcome]} label={words.outcomes[outcome]} />
}

export function LeadLinks({ arrival: { leads } }: { arrival: Arrival }) {
  const there = leads.flatMap(({ lead }) => (lead === null ? [] : [lead]))
  if (there.length === 0) return '–'
  return <>{there.map(({ id, name }) => <Link key={id} to="/leads/$leadId" params={{ leadId: String(id) }} className={classes.link} title={name}>{name || words.lead(id)}</Link>)}</>
}

/** Why it was refused or could not be taken in, and when it is tried again. */
function Why({ arrival }: { arrival: Arrival }) {
  const troubled = arrival.leads.find(({ problem }) => problem)
  const problem = arrival.problem ?? troubled?.problem ?? (outcomeOf(arrival) === 'again' ? words.known : '')
  return (
    <span className={classes.why} title={problem}>
      {problem}
      {troubled?.next_at && <> · {words.next} <RelativeTime at={troubled.next_at} /></>}
    </span>
  )
}
