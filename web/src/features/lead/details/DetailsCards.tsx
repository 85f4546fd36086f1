import { ActionIcon, Stack, Tooltip } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { sourceName } from '@/shared/leads/words'
import { Facts, Money, RelativeTime, SectionCard, type Fact } from '@/shared/ui'
import { useMay } from '@/shared/api/useMe'
import { statusName } from '@/shared/leads/words'
import classes from '../Lead.module.css'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { answerLabel, answerText } from './answers'
import { StatusSelect } from './StatusSelect'

const words = strings.details

export function DetailsCards({ lead, onEdit }: { lead: Lead; onEdit: (() => void) | undefined }) {
  const edit = onEdit && <Tooltip label={strings.edit}><ActionIcon aria-label={strings.editing.title} size={24} onClick={onEdit}><IconPencil size={16} stroke={1.6} /></ActionIcon></Tooltip>
  const answers = Object.entries(lead.fields)
  return (
    <>
      <SectionCard title={words.title} action={edit}>
        <Facts facts={useFacts(lead)} />
      </SectionCard>
      {answers.length > 0 && (
        <SectionCard title={words.answers}>
          <Facts facts={answers.map(([key, answer]) => ({ label: answerLabel(key), value: answerText(answer) }))} />
        </SectionCard>
      )}
    </>
  )
}

function useFacts(lead: Lead): Fact[] {
  const mayEdit = useMay('leads.edit')
  const origin: Fact[] = [
    { label: words.source, value: sourceName(lead.source) },
    { label: words.form, value: lead.form },
    { label: words.value, value: lead.value !== null && <Money value={lead.value} /> || '' },
    { label: words.tags, value: lead.tags.length > 0 && <Tags tags={lead.tags} /> || '' },
    { label: words.created, value: <RelativeTime at={lead.created_at} /> },
  ]
  return [
    { label: words.status, value: mayEdit ? <Stack mt={4}><StatusSelect lead={lead} /></Stack> : statusName(lead.status) },
    { label: words.email, value: lead.email && <a className={classes.clickable} href={`mailto:${lead.email}`}>{lead.email}</a> },
    { label: words.phone, value: lead.phone && <a className={classes.clickable} href={`tel:${lead.phone.replaceAll(/[^\d+]/g, '')}`}>{lead.phone}</a> },
    { label: words.company, value: lead.company },
    ...known([[words.country, lead.country], [words.language, lead.language]]),
    ...origin,
    ...known([[words.externalId, lead.external_id]]),
  ]
}

/** Facts that not every lead has a use for: left out rather than dashed. */
function known(facts: [label: string, value: string][]): Fact[] {
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }))
}

function Tags({ tags }: { tags: string[] }) {
  return <span className={classes.tags}>{tags.map((tag) => <span key={tag} className={classes.tag} title={tag}>{tag}</span>)}</span>
}
