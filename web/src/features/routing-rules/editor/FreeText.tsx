import { Autocomplete, TagsInput } from '@mantine/core'
import { arity } from '@/shared/conditions/fields'
import { sourceKey, sourceName } from '@/shared/leads/words'
import { strings } from '../strings'
import type { DraftComparison } from './draft'
import classes from './Editor.module.css'
import { useSuggestions } from './useSuggestions'

const words = strings.editor

type Props = { comparison: DraftComparison; error: string | undefined; onChange: (values: string[]) => void }

/** A text, or several, with what recent leads have to choose from. */
export function FreeText({ comparison: { field, operator, values }, error, onChange }: Props) {
  const suggestions = useSuggestions(field)
  const source = field === 'source'
  const shown = source ? values.map(sourceName) : values
  const set = (next: string[]) => onChange(source ? next.map(sourceKey) : next)
  const leads = new Map(suggestions.map((one) => [one.value, one.leads]))
  const list = {
    'aria-label': words.value,
    'data': suggestions.map(({ value }) => value),
    'renderOption': ({ option }: { option: { value: string } }) => <Option value={option.value} leads={leads.get(option.value)} />,
    error,
  }
  if (arity(operator) === 'list') return <TagsInput {...list} description={words.listHint} value={shown} acceptValueOnBlur onChange={set} />
  // Typed text stays as typed; a name from the list becomes the source behind it. What is wrong with it is not covered by the list.
  return <Autocomplete {...list} openOnFocus={!error} selectFirstOptionOnChange={source} placeholder={words.value} value={shown[0] ?? ''} maxLength={400} onChange={(value) => set([value])} />
}

function Option({ value, leads }: { value: string; leads: number | undefined }) {
  return (
    <span className={classes.suggestion}>
      <span>{value}</span>
      {leads !== undefined && <small>{words.recentLeads(leads)}</small>}
    </span>
  )
}
