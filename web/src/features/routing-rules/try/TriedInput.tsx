import { Autocomplete, Select, TagsInput, TextInput } from '@mantine/core'
import { customPrefix, definedAs } from '@/shared/conditions/fields'
import { useNames, type Names } from '@/shared/conditions/useNames'
import { fieldName } from '@/shared/conditions/words'
import type { Draft } from '@/shared/fields/answers'
import { FieldInput } from '@/shared/fields/FieldInput'
import { StatusOf } from '@/shared/leads/StatusOf'
import { beginOf } from '@/shared/leads/statuses'
import { MoneyField } from '@/shared/ui/NumberField'
import { useSuggestions } from '../editor/useSuggestions'
import { strings as words } from './strings'

type Props = {
  /** As conditions name it. */
  input: string
  value: Draft | undefined
  error: string | undefined
  onChange: (value: Draft) => void
}

/** The input of one value of a made-up lead. */
export function TriedInput({ input, value = '', error, onChange }: Props) {
  const names = useNames()
  const label = labelOf(input, names)
  const field = definedAs(input, names.fields)
  if (field) return <FieldInput field={field} label={label} draft={value || (field.type === 'multi_choice' ? [] : '')} error={error} maxLength={400} onChange={onChange} />
  switch (input) {
    case 'tag': return <Tags value={[value].flat().filter(Boolean)} error={error} onChange={onChange} />
    case 'status': return <Status label={label} value={String(value)} error={error} onChange={onChange} />
    case 'value': return <MoneyField label={label} value={String(value)} onChange={(next) => onChange(String(next))} min={0} hideControls error={error} />
    case 'source': case 'form': case 'import': return <Suggested input={input} label={label} value={String(value)} error={error} onChange={onChange} />
  }
  if (input.startsWith(customPrefix)) return <Suggested input={input} label={label} value={String(value)} error={error} onChange={onChange} />
  return <TextInput label={label} type={{ email: 'email', phone: 'tel' }[input] ?? 'text'} value={String(value)} error={error} maxLength={400} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} />
}

export function labelOf(input: string, names: Names): string {
  const name = fieldName(input, names)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

type Text = Omit<Props, 'value'> & { label: string; value: string }

/** A text with what recent leads have to choose from. */
function Suggested({ input, label, value, error, onChange }: Text) {
  const suggestions = useSuggestions(input)
  return <Autocomplete label={label} placeholder={input === 'source' ? words.sourceEmpty : undefined} data={suggestions.map((one) => one.value)} value={value} error={error} maxLength={400} onChange={onChange} />
}

function Tags({ value, error, onChange }: { value: string[]; error: string | undefined; onChange: (value: string[]) => void }) {
  const suggestions = useSuggestions('tag')
  return <TagsInput label={words.tags} placeholder={value.length === 0 ? words.tagsHint : undefined} data={suggestions.map((one) => one.value)} value={value} error={error} acceptValueOnBlur onChange={onChange} />
}

function Status({ label, value, error, onChange }: Omit<Text, 'input'>) {
  const { statuses } = useNames()
  return (
    <Select
      label={label} data={statuses.map(({ key, name }) => ({ value: key, label: name }))} value={value || (beginOf(statuses)?.key ?? null)} allowDeselect={false} error={error}
      onChange={(status) => onChange(status ?? '')} renderOption={({ option }) => <StatusOf lead={{ status: option.value }} />}
    />
  )
}
