import { IconChevronRight, IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '@/shared/api/client'
import { useMay } from '@/shared/api/useMe'
import { strings } from '../strings'
import classes from './SetUp.module.css'

const words = strings.empty.steps

/** What there is to do before leads reach people, as far as one may do it, and what of it is done. `byHand` is the way without any of it. */
export function SetUp({ byHand }: { byHand: ReactNode }) {
  const may = { team: useMay('members.manage'), routing: useMay('routing.manage'), sources: useMay('integrations.manage') }
  return (
    <>
      {Object.values(may).some(Boolean) && (
        <ol className={classes.steps} aria-label={words.label}>
          {may.team && <Team />}
          {may.routing && <Routing />}
          {may.sources && <Step to="/admin/sources" title={words.sources} hint={words.sourcesHint} />}
        </ol>
      )}
      {byHand}
    </>
  )
}

function Team() {
  const { data } = api.useQuery('get', '/api/v1/members')
  const n = data?.items.filter(({ active }) => active).length ?? 1
  return <Step to="/users" title={words.team} hint={n > 1 ? words.teamDone(n) : words.teamHint} done={n > 1} />
}

function Routing() {
  const on = api.useQuery('get', '/api/v1/routing').data?.auto_assign ?? false
  return <Step to="/admin/routing-rules" title={words.routing} hint={on ? words.routingDone : words.routingHint} done={on} />
}

function Step({ to, title, hint, done = false }: { to: LinkProps['to']; title: string; hint: string; done?: boolean }) {
  const Icon = done ? IconCircleCheck : IconCircle
  return (
    <li>
      <Link to={to} className={classes.step}>
        <Icon size={18} stroke={1.6} className={done ? classes.done : classes.due} role="img" aria-label={done ? words.done : words.due} />
        <span className={classes.what}>
          <span className={classes.title}>{title}</span>
          <span className={classes.hint}>{hint}</span>
        </span>
        <IconChevronRight size={18} stroke={1.6} className={classes.due} aria-hidden />
      </Link>
    </li>
  )
}
