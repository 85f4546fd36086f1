import { ActionIcon } from '@mantine/core'
import { IconExternalLink, IconPhone } from '@tabler/icons-react'
import { useMay } from '@/shared/api/useMe'
import { answerText, answerWords, fits } from '@/shared/fields/answers'
import { AnswerOf } from '@/shared/fields/AnswerOf'
import { useFields, type Field } from '@/shared/fields/useFields'
import { fromKey } from '@/shared/leads/words'
import { telTo } from '@/shared/leads/reach'
import { Facts, SectionCard, type Fact } from '@/shared/ui'
import { EditableValue } from '../edit/EditableValue'
import { answerValue, fieldValue } from '../edit/values'
import { strings } from '../strings'
import type { Lead } from '../useLead'

const words = strings.details

/** The custom fields in the workspace's order, then what forms were told besides. */
export function FieldsCards({ lead }: { lead: Lead }) {
  const mayEdit = useMay('leads.edit')
  const fields = useFields()
  // To be read only: what not every lead has a use for is left out rather than dashed.
  const shown = fields.filter(({ key }) => mayEdit || lead.fields[key] !== undefined)
  const others = Object.keys(lead.fields).filter((key) => !fields.some((field) => field.key === key))
  return (
    <>
      {shown.length > 0 && <SectionCard title={words.fields}><Facts facts={shown.map((field) => fieldFact(lead, field, mayEdit))} /></SectionCard>}
      {others.length > 0 && <SectionCard title={words.answers}><Facts facts={others.map((key) => answerFact(lead, key, mayEdit))} /></SectionCard>}
    </>
  )
}

function fieldFact(lead: Lead, field: Field, mayEdit: boolean): Fact {
  const answer = lead.fields[field.key]
  const value = mayEdit
    ? <EditableValue lead={lead} value={fieldValue(field)} shown={<AnswerOf field={field} answer={answer} />} side={<WayOut field={field} answer={answer} />} />
    : <AnswerOf field={field} answer={answer} link />
  return { label: field.name, value }
}

function answerFact(lead: Lead, key: string, mayEdit: boolean): Fact {
  const value = answerValue(key, lead.fields[key])
  return { label: fromKey(key), value: mayEdit && value ? <EditableValue lead={lead} value={value} /> : answerText(lead.fields[key]) }
}

/** The value itself opens its input, so the way out stands beside it. */
function WayOut({ field, answer }: { field: Field; answer: unknown }) {
  const text = answerWords(field, answer)
  if (text === '' || !fits(field, answer)) return null
  if (field.type === 'url') return <ActionIcon data-screen-only component="a" href={text} target="_blank" rel="noopener noreferrer" aria-label={strings.openAt(text)} size={28}><IconExternalLink size={16} stroke={1.6} /></ActionIcon>
  if (field.type === 'phone') return <ActionIcon data-screen-only component="a" href={telTo(text)} aria-label={strings.callAt(text)} size={28}><IconPhone size={16} stroke={1.6} /></ActionIcon>
  return null
}
