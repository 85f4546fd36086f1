import { Spotlight } from '@mantine/spotlight'
import { IconListSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { StatusOf } from '@/shared/leads/StatusOf'
import { leadName, sourceName } from '@/shared/leads/words'
import { Avatar } from '@/shared/ui'
import { strings } from '../strings'
import classes from './Palette.module.css'
import type { useLeadSearch } from './useLeadSearch'

type Props = { query: string; search: ReturnType<typeof useLeadSearch> }

export function LeadHits({ query, search: { leads, total } }: Props) {
  const navigate = useNavigate()
  if (leads.length === 0) return null
  const q = query.trim()
  return (
    <Spotlight.ActionsGroup label={strings.nav.leads}>
      {leads.map((lead) => {
        const name = leadName(lead)
        const detail = [lead.company, lead.email, lead.phone, sourceName(lead.source)].find((one) => one && one !== name)
        return (
          <Spotlight.Action key={lead.id} onClick={() => void navigate({ to: '/leads/$leadId', params: { leadId: String(lead.id) } })}>
            <span className={classes.hit}>
              <Avatar name={name} size={24} />
              <span className={classes.name}>{name}</span>
              <span className={classes.detail}>{detail}</span>
              <StatusOf lead={lead} />
            </span>
          </Spotlight.Action>
        )
      })}
      {total > leads.length && (
        <Spotlight.Action label={strings.searchAllLeads(q)} leftSection={<IconListSearch size={18} stroke={1.6} />} onClick={() => void navigate({ to: '/leads', search: { q: [q] } })} />
      )}
    </Spotlight.ActionsGroup>
  )
}
