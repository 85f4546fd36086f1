import { TextInput } from '@mantine/core'
import { strings } from '../strings'
import { emptinessWords } from './Emptiness'
import { FilterPopover, useTyped, type OneValue } from './FilterPopover'

/** What a text begins with. */
export function TextFilter(filter: OneValue) {
  const { value, onChange } = filter
  const { typed, type, again } = useTyped(() => (emptinessWords(value) ? '' : (value ?? '')), (next) => onChange(next.trim() || undefined))
  return (
    <FilterPopover {...filter} chosen={value && strings.begins(value)} width={260} onOpen={again}>
      {() => <TextInput m={8} label={strings.beginsWith} value={typed} onChange={(event) => type(event.currentTarget.value)} />}
    </FilterPopover>
  )
}
