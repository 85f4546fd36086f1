import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconMail, IconPhone } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { StatusOf } from '@/shared/leads/StatusOf'
import { mailTo, telTo } from '@/shared/leads/reach'
import { leadName, sourceName } from '@/shared/leads/words'
import { PageHeader, RelativeTime } from '@/shared/ui'
import classes from './Lead.module.css'
import { LeadMenu } from './LeadMenu'
import { strings } from './strings'
import { LeadPlace } from './trail/LeadPlace'
import type { Lead } from './useLead'

export function LeadHeader({ lead, onMerge }: { lead: Lead; onMerge: (() => void) | undefined }) {
  const origin = strings.from(sourceName(lead.source), lead.form)
  return (
    <PageHeader
      title={leadName(lead)}
      hint={(
        <Group gap={8} mt={2} wrap="nowrap" className={classes.hint}>
          <StatusOf lead={lead} />
          <span className={classes.origin} title={origin}>{origin}</span>
          <span aria-hidden className={classes.dot}>·</span>
          <RelativeTime at={lead.created_at} />
        </Group>
      )}
      before={<BackToLeads />}
      actions={(
        <>
          <LeadPlace id={lead.id} />
          <LeadMenu onMerge={onMerge} />
          <Group gap="xs" visibleFrom="sm"><ContactButtons lead={lead} /></Group>
        </>
      )}
    />
  )
}

/** To the list as it was left. */
function BackToLeads() {
  const search = useLocation({ select: (location) => location.state.trail?.search })
  return (
    <Tooltip label={strings.backToLeads}>
      <ActionIcon aria-label={strings.backToLeads} renderRoot={(props) => <Link to="/leads" search={search} {...props} />}><IconArrowLeft size={18} stroke={1.6} /></ActionIcon>
    </Tooltip>
  )
}

/** At the bottom of a phone, where the thumb is. */
export function PhoneActions({ lead }: { lead: Lead }) {
  if (!lead.phone && !lead.email) return null
  return <div className={classes.phoneActions} data-screen-only><ContactButtons lead={lead} /></div>
}

function ContactButtons({ lead }: { lead: Lead }) {
  return (
    <>
      {lead.email && <Button variant="default" component="a" href={mailTo(lead.email)} leftSection={<IconMail size={16} />}>{strings.mail}</Button>}
      {lead.phone && <Button component="a" href={telTo(lead.phone)} leftSection={<IconPhone size={16} />}>{strings.call}</Button>}
    </>
  )
}
