import { Autocomplete, Fieldset, Select, SimpleGrid, TagsInput, TextInput } from '@mantine/core'
import { api } from '@/shared/api/client'
import { sourceKey, sourceName, statusName, statuses, type Status } from '@/shared/leads/words'
import { MoneyField } from '@/shared/ui'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { answerLabel, isEditable } from './answers'
import type { LeadForm, TextField } from './leadForm'

const words = strings.details
const statusOptions = statuses.map((status) => ({ value: status, label: statusName(status) }))

type Props = { form: LeadForm; lead: Lead; onChange: (form: LeadForm) => void; errorOf: (field: string) => string | undefined }

export function LeadInputs({ form, lead, onChange, errorOf }: Props) {
  const { data: facets } = api.useQuery('get', '/api/v1/leads/facets')
  const set = (change: Partial<LeadForm>) => onChange({ ...form, ...change })
  const text = (field: TextField) => ({ label: words[field], value: form[field], error: errorOf(field), maxLength: 400, onChange: (event: { currentTarget: HTMLInputElement }) => set({ [field]: event.currentTarget.value }) })
  return (
    <>
      <TextInput {...text('name')} data-autofocus />
      <TextInput {...text('email')} type="email" />
      <TextInput {...text('phone')} type="tel" />
      <TextInput {...text('company')} />
      <SimpleGrid cols={2} spacing="sm">
        <TextInput {...text('country')} description={strings.editing.countryHint} />
        <TextInput {...text('language')} description={strings.editing.languageHint} />
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="sm">
        <Select label={words.status} data={statusOptions} allowDeselect={false} value={form.status} error={errorOf('status')} onChange={(status) => { if (status) set({ status: status as Status }) }} />
        <MoneyField label={words.value} value={form.value} error={errorOf('value')} onChange={(value) => set({ value })} />
      </SimpleGrid>
      <Autocomplete label={words.source} data={(facets?.sources ?? []).map(sourceName)} value={sourceName(form.source)} error={errorOf('source')} maxLength={400} onChange={(name) => set({ source: sourceKey(name) })} />
      <Autocomplete label={words.form} data={facets?.forms ?? []} value={form.form} error={errorOf('form')} maxLength={400} onChange={(value) => set({ form: value })} />
      <TagsInput label={words.tags} description={strings.editing.tagsHint} data={facets?.tags ?? []} value={form.tags} error={errorOf('tags')} maxTags={100} acceptValueOnBlur clearable onChange={(tags) => set({ tags })} />
      {Object.keys(form.answers).length > 0 && <AnswerInputs form={form} lead={lead} set={set} errorOf={errorOf} />}
    </>
  )
}

function AnswerInputs({ form, lead, set, errorOf }: Omit<Props, 'onChange'> & { set: (change: Partial<LeadForm>) => void }) {
  return (
    <Fieldset legend={words.answers} style={{ display: 'grid', gap: 12 }}>
      {Object.entries(form.answers).map(([key, answer]) => (
        <TextInput
          key={key}
          label={answerLabel(key)}
          description={Array.isArray(lead.fields[key]) ? strings.editing.answerList : undefined}
          value={answer}
          disabled={!isEditable(lead.fields[key])}
          error={errorOf(`fields.${key}`)}
          onChange={(event) => set({ answers: { ...form.answers, [key]: event.currentTarget.value } })}
        />
      ))}
    </Fieldset>
  )
}
