import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconMail, IconPencil, IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { leadName, sourceName, statusName, statusTone } from '@/shared/leads/words'
import { KeyHint, PageHeader, RelativeTime, StatusBadge } from '@/shared/ui'
import classes from './Lead.module.css'
import { strings } from './strings'
import type { Lead } from './useLead'

export function LeadHeader({ lead, onEdit }: { lead: Lead; onEdit: (() => void) | undefined }) {
  const origin = strings.from(sourceName(lead.source), lead.form)
  return (
    <PageHeader
      title={leadName(lead)}
      hint={(
        <Group gap={8} mt={2}>
          <StatusBadge label={statusName(lead.status)} tone={statusTone(lead.status)} />
          <span className={classes.origin} title={origin}>{origin}</span>
          <span aria-hidden className={classes.dot}>·</span>
          <RelativeTime at={lead.created_at} />
        </Group>
      )}
      before={(
        <Tooltip label={strings.backToLeads}>
          <ActionIcon aria-label={strings.backToLeads} renderRoot={(props) => <Link to="/leads" {...props} />}><IconArrowLeft size={18} stroke={1.6} /></ActionIcon>
        </Tooltip>
      )}
      actions={(
        <Group gap="xs" visibleFrom="sm">
          <ContactButtons lead={lead} />
          {onEdit && <Button variant="default" leftSection={<IconPencil size={16} />} rightSection={<KeyHint keys={['E']} />} aria-keyshortcuts="E" onClick={onEdit}>{strings.edit}</Button>}
        </Group>
      )}
    />
  )
}

/** At the bottom of a phone, where the thumb is. */
export function PhoneActions({ lead }: { lead: Lead }) {
  if (!lead.phone && !lead.email) return null
  return <div className={classes.phoneActions}><ContactButtons lead={lead} /></div>
}

function ContactButtons({ lead }: { lead: Lead }) {
  return (
    <>
      {lead.email && <Button variant="default" component="a" href={`mailto:${lead.email}`} leftSection={<IconMail size={16} />}>{strings.mail}</Button>}
      {lead.phone && <Button component="a" href={`tel:${lead.phone.replaceAll(/[^\d+]/g, '')}`} leftSection={<IconPhone size={16} />}>{strings.call}</Button>}
    </>
  )
}
