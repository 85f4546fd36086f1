import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { count } from '@/shared/ui/number'
import { strings } from './strings'
import { useMineBy, useNewToday, useOpen, useWaiting } from './useMyLeads'
import { useNow } from '@/shared/ui/useNow'
import { waited } from '@/shared/ui/waited'
import classes from './Workspace.module.css'

const words = strings.cards

export function SummaryCards() {
  const now = useNow()
  const waiting = useWaiting().data
  const today = useNewToday().data
  const open = useOpen().data
  const by = useMineBy()
  const oldest = waiting?.items[0]
  return (
    <ul className={classes.cards} aria-label={words.label}>
      <SummaryCard label={words.new} figure={waiting && count(waiting.total)} hint={today && words.today(today.total)} search={by.waiting} />
      <SummaryCard
        label={words.waiting} figure={waiting && (oldest ? waited(new Date(oldest.created_at), now) : '–')}
        hint={waiting && (oldest ? words.oldestOf(waiting.total) : words.nobodyWaits)} search={{ ...by.waiting, sort: 'created_at' }}
      />
      <SummaryCard label={words.open} figure={open && count(open.total)} hint={words.openHint} search={by.open} />
    </ul>
  )
}

type CardProps = { label: string; figure: ReactNode; hint: ReactNode; search: { assigned_agent: string[]; status: string[]; sort?: 'created_at' } }

function SummaryCard({ label, figure, hint, search }: CardProps) {
  return (
    <li>
      <Link to="/leads" search={search} className={classes.card}>
        <span className={classes.label}>{label}</span>
        <span className={classes.figure}>{figure ?? '\u00a0'}</span>
        <span className={classes.hint}>{hint ?? '\u00a0'}</span>
      </Link>
    </li>
  )
}
