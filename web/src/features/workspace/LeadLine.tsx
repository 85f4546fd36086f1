import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { leadName, sourceName } from '@/shared/leads/words'
import { ContactLinks } from './ContactLinks'
import type { Lead } from './useMyLeads'
import classes from './Workspace.module.css'

/** One lead in a list: who, what matters about it, and how to reach them with a thumb. */
export function LeadLine({ lead, side }: { lead: Lead; side: ReactNode }) {
  const name = leadName(lead)
  const from = [lead.form || sourceName(lead.source), lead.company !== name && lead.company].filter(Boolean).join(' · ')
  return (
    <li className={classes.lead}>
      <Link to="/leads/$leadId" params={{ leadId: String(lead.id) }} className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.below}>
          <span className={classes.sideOnPhone}>{side}</span>
          <span className={classes.from}>{from}</span>
        </span>
      </Link>
      <span className={classes.side}>{side}</span>
      <ContactLinks lead={lead} />
    </li>
  )
}
