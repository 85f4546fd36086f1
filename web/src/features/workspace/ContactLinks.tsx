import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMail, IconPhone } from '@tabler/icons-react'
import { leadName } from '@/shared/leads/words'
import { strings } from './strings'
import type { Lead } from './useMyLeads'
import classes from './Workspace.module.css'

/** One tap to call, one to write. What is not known has no button, but keeps its place. */
export function ContactLinks({ lead }: { lead: Lead }) {
  const name = leadName(lead)
  return (
    <span className={classes.contact}>
      {lead.phone
        ? <ContactLink href={`tel:${lead.phone.replace(/[^+\d]/g, '')}`} label={strings.call(name)} tip={lead.phone} icon={IconPhone} />
        : <span className={classes.noContact} />}
      {lead.email
        ? <ContactLink href={`mailto:${encodeURI(lead.email)}`} label={strings.mail(name)} tip={lead.email} icon={IconMail} />
        : <span className={classes.noContact} />}
    </span>
  )
}

function ContactLink({ href, label, tip, icon: Icon }: { href: string; label: string; tip: string; icon: typeof IconPhone }) {
  return (
    <Tooltip label={tip}>
      <ActionIcon component="a" href={href} aria-label={label} variant="default" className={classes.contactLink}>
        <Icon size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}
