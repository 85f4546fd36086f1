import { ActionIcon, Box, Stack } from '@mantine/core'
import { IconMail, IconPhone } from '@tabler/icons-react'
import type { ReactNode, Ref } from 'react'
import { useMay } from '@/shared/api/useMe'
import { mailTo, telTo } from '@/shared/leads/reach'
import { StatusOf } from '@/shared/leads/StatusOf'
import { sourceName } from '@/shared/leads/words'
import { Facts, KeyHint, Money, RelativeTime, SectionCard, type Fact } from '@/shared/ui'
import { EditableValue } from '../edit/EditableValue'
import { draftText, leadValues, type LeadValue } from '../edit/values'
import classes from '../Lead.module.css'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { FieldsCards } from './FieldsCards'
import { StatusSelect } from './StatusSelect'

const words = strings.details
const tagsShown = 20

type Props = {
  lead: Lead
  /** What opens the input of the first value. */
  first: Ref<HTMLButtonElement>
}

export function DetailsCards({ lead, first }: Props) {
  const mayEdit = useMay('leads.edit')
  return (
    <>
      <SectionCard title={words.title} action={mayEdit && <Box visibleFrom="sm"><KeyHint keys={['E']} /></Box>}>
        <Facts facts={factsOf(lead, mayEdit, first)} />
      </SectionCard>
      <FieldsCards lead={lead} />
    </>
  )
}

function factsOf(lead: Lead, mayEdit: boolean, first: Ref<HTMLButtonElement>): Fact[] {
  // To be read only: what not every lead has a use for is left out rather than dashed.
  const values = leadValues.filter((value) => mayEdit || !['name', 'country', 'language'].includes(value.key) || draftText(value.of(lead)) !== '')
  const [name, ...rest] = values.map((value, index): Fact => ({
    label: value.label,
    value: mayEdit
      ? <EditableValue lead={lead} value={value} shown={shown(value, lead)} side={<ReachLink lead={lead} value={value} />} ref={index === 0 ? first : undefined} />
      : readOnly(value, lead),
  }))
  return [
    ...(name ? [name] : []),
    { label: words.status, value: mayEdit ? <Stack mt={4}><StatusSelect lead={lead} /></Stack> : <StatusOf lead={lead} /> },
    ...rest,
    { label: words.created, value: <RelativeTime at={lead.created_at} /> },
    ...(lead.external_id ? [{ label: words.externalId, value: lead.external_id }] : []),
  ]
}

function shown(value: LeadValue, lead: Lead): ReactNode {
  switch (value.key) {
    case 'source': return sourceName(lead.source)
    case 'value': return lead.value !== null && <Money value={lead.value} />
    case 'tags': return <Tags tags={lead.tags} most={tagsShown} />
    default: return draftText(value.of(lead))
  }
}

function readOnly(value: LeadValue, lead: Lead): ReactNode {
  const text = draftText(value.of(lead))
  if (text === '') return ''
  if (value.key === 'email') return <a className={classes.clickable} href={mailTo(text)}>{text}</a>
  if (value.key === 'tags') return <Tags tags={lead.tags} />
  return value.key === 'phone' ? <a className={classes.clickable} href={telTo(text)}>{text}</a> : shown(value, lead)
}

/** The value itself opens its input, so the way out stands beside it. */
function ReachLink({ lead, value }: { lead: Lead; value: LeadValue }) {
  if (value.key === 'email' && lead.email) return <ActionIcon data-screen-only component="a" href={mailTo(lead.email)} aria-label={strings.mailTo(lead.email)} size={28}><IconMail size={16} stroke={1.6} /></ActionIcon>
  if (value.key === 'phone' && lead.phone) return <ActionIcon data-screen-only component="a" href={telTo(lead.phone)} aria-label={strings.callAt(lead.phone)} size={28}><IconPhone size={16} stroke={1.6} /></ActionIcon>
  return null
}

/** `most`: the rest is counted; all of them stand in the input that a click opens. */
function Tags({ tags, most = tags.length }: { tags: string[]; most?: number }) {
  const rest = tags.slice(most)
  return (
    <span className={classes.tags}>
      {tags.slice(0, most).map((tag) => <span key={tag} className={classes.tag} title={tag}>{tag}</span>)}
      {rest.length > 0 && <span className={classes.tag} title={rest.join(', ')}>{strings.moreTags(rest.length)}</span>}
    </span>
  )
}
