import { Autocomplete, SimpleGrid, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { fieldProblemsOf } from '@/shared/api/problem'
import { useMay } from '@/shared/api/useMe'
import { useFields } from '@/shared/fields/useFields'
import { answerOf, type Draft } from '@/shared/fields/answers'
import { splitTags } from '@/shared/leads/tags'
import { sourceKey, sourceName } from '@/shared/leads/words'
import { FormDrawer, MoneyField } from '@/shared/ui'
import { strings } from '../strings'
import { FieldInputs } from './FieldInputs'
import { WhoGetsIt } from './WhoGetsIt'
import { useCreateLead } from './useCreateLead'

const words = strings.create
const nothing = { name: '', email: '', phone: '', company: '', source: '', form: '', tags: [] as string[], value: '' as number | string, agent: undefined as number | null | undefined, answers: {} as Record<string, Draft> }

type Props = { opened: boolean; onClose: () => void; onCreated: () => void }

/** A lead entered by hand. Nothing is required: a number on a napkin is a lead. */
export function NewLeadDrawer({ opened, onClose, onCreated }: Props) {
  const mayAssign = useMay('leads.assign')
  const { data: facets } = api.useQuery('get', '/api/v1/leads/facets')
  const fields = useFields()
  const [lead, setLead] = useState(nothing)
  const [tried, setTried] = useState(false)
  const create = useCreateLead(() => { close(); onCreated() })
  const problems = fieldProblemsOf(create.error)
  const problem = (field: string) => problems.find((one) => one.field === field)?.message
  const set = (change: Partial<typeof nothing>) => setLead({ ...lead, ...change })
  const shown = ['name', 'email', 'phone', 'company', 'source', 'form', 'tags', 'value', 'agent_id', ...fields.map(({ key }) => `fields.${key}`)]
  const elsewhere = problems.length === 0 || problems.some(({ field }) => !shown.includes(field))

  function close() {
    setLead(nothing)
    setTried(false)
    create.reset()
    onClose()
  }
  function submit() {
    setTried(true)
    if (lead.agent === null) return
    const { value, agent, source, tags, answers, ...rest } = lead
    const given = fields.map((field) => [field.key, answerOf(field, answers[field.key] ?? '')] as const).filter(([, answer]) => answer !== null)
    create.mutate({ body: { ...rest, tags: splitTags(tags), source: source ? sourceKey(source) : undefined, value: value === '' ? undefined : Number(value), agent_id: agent ?? undefined, fields: Object.fromEntries(given) } })
  }
  const text = (field: 'name' | 'email' | 'phone' | 'company') => ({
    label: words[field], value: lead[field], maxLength: 400, error: problem(field), onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  })

  return (
    <FormDrawer opened={opened} onClose={close} onSubmit={submit} title={words.open} submit={words.submit} pending={create.isPending} error={elsewhere ? create.error : undefined}>
      <TextInput {...text('name')} data-autofocus autoComplete="off" />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput {...text('email')} type="email" autoComplete="off" />
        <TextInput {...text('phone')} type="tel" autoComplete="off" />
        <TextInput {...text('company')} autoComplete="off" />
        <MoneyField label={words.value} value={lead.value} onChange={(value) => set({ value })} min={0} hideControls error={problem('value')} />
        <Autocomplete label={words.source} description={words.sourceHint} inputWrapperOrder={['label', 'input', 'description', 'error']} data={facets?.sources.map(sourceName)} value={lead.source} onChange={(source) => set({ source })} maxLength={400} error={problem('source')} />
        <Autocomplete label={words.form} data={facets?.forms} value={lead.form} onChange={(form) => set({ form })} maxLength={400} error={problem('form')} />
      </SimpleGrid>
      <TagsInput label={words.tags} description={words.tagsHint} inputWrapperOrder={['label', 'input', 'description', 'error']} data={facets?.tags} value={lead.tags} onChange={(tags) => set({ tags })} acceptValueOnBlur error={problem('tags')} />
      <FieldInputs fields={fields} answers={lead.answers} problem={problem} onAnswer={(key, draft) => set({ answers: { ...lead.answers, [key]: draft } })} />
      <WhoGetsIt mayAssign={mayAssign} agent={lead.agent} onAgent={(agent) => set({ agent })} error={tried && lead.agent === null ? strings.bulk.choose : problem('agent_id')} />
    </FormDrawer>
  )
}
