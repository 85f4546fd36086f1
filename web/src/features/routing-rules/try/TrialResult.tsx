import { Stack, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { components } from '@/shared/api/schema'
import { Reasons } from '@/shared/decisions/Reasons'
import { leadName } from '@/shared/leads/words'
import { Phrase } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import type { Rule } from '../useRouting'
import { strings as words } from './strings'
import classes from './Try.module.css'

type Trial = components['schemas']['Trial']
export type Tried = 'live' | 'draft'

/** What would become of the made-up lead, and why: below what was entered, and in sight. */
export function TrialResult({ trial, by, rules }: { trial: Trial; by: Tried; rules: Rule[] }) {
  const { decision, known } = trial
  const place = useRef<HTMLElement>(null)
  useEffect(() => { place.current?.scrollIntoView({ block: 'nearest' }) }, [])
  return (
    <section ref={place} className={classes.result} aria-label={words.result}>
      <Stack gap="md">
        <div role="status"><Title order={2} size="h3">{verdict(decision)}</Title></div>
        {!trial.auto_assign && <Remark>{words.off[by]}</Remark>}
        {trial.closed && <Remark>{words.closed}</Remark>}
        {known && <Remark><KnownLead lead={known.lead} /></Remark>}
        <Reasons decision={decision} rule={rules.find(({ id }) => id === decision.rule?.id)} tried />
      </Stack>
    </section>
  )
}

function KnownLead({ lead }: { lead: components['schemas']['Lead'] }) {
  const { assigned_agent: agent } = lead
  const link = <Link to="/leads/$leadId" params={{ leadId: String(lead.id) }} target="_blank">{leadName(lead)}</Link>
  return <Phrase text={words.known(agent ? words.has(agent.name) : words.hasNobody)} values={{ lead: link }} />
}

function verdict({ outcome, chosen, rotation, candidates: [agent] }: Trial['decision']): string {
  if (chosen) return words.gets(chosen.name)
  if (outcome === 'waiting') return words.waits(rotation?.name ?? agent?.name ?? '')
  return words.nobody
}
