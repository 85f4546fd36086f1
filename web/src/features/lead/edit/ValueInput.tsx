import { Autocomplete, TagsInput, TextInput } from '@mantine/core'
import type { FocusEvent, KeyboardEvent } from 'react'
import { api } from '@/shared/api/client'
import { FieldInput } from '@/shared/fields/FieldInput'
import { sourceNames } from '@/shared/leads/words'
import { useFocusOnMount } from '@/shared/ui'
import { MoneyField } from '@/shared/ui/NumberField'
import type { Draft, LeadValue } from './values'

type ValueInputProps = {
  value: LeadValue
  draft: Draft
  error: string | undefined
  focused: boolean
  onChange: (draft: Draft) => void
  /** Enter, or an option that was picked. */
  onEnter: (draft?: Draft) => void
  onEscape: () => void
  onLeave: () => void
}

/** The input of a value, by how it is typed. */
export function ValueInput(props: ValueInputProps) {
  const { value, draft, error, focused, onChange, onEnter, onEscape, onLeave } = props
  const { data: facets } = api.useQuery('get', '/api/v1/leads/facets')
  const ref = useFocusOnMount<HTMLInputElement>(focused)

  const shared = {
    'aria-label': value.label, description: value.hint, inputWrapperOrder: ['label' as const, 'input' as const, 'error' as const, 'description' as const], error, ref, maxLength: 400, autoComplete: 'off',
    onBlur: (event: FocusEvent) => { if (document.activeElement !== event.target) onLeave() }, // looking into another window is not leaving
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Escape') {
        event.stopPropagation()
        onEscape()
      }
      const picking = event.currentTarget.getAttribute('aria-activedescendant')
      const addsTag = value.input === 'tags' && event.currentTarget.value !== ''
      if (event.key !== 'Enter' || picking || addsTag) return
      event.preventDefault() // the button that takes the focus must not be pressed by it
      onEnter()
    },
  }
  if (value.field) return <FieldInput {...shared} field={value.field} draft={draft} onChange={onChange} onPick={onEnter} />
  const text = String(draft)
  switch (value.input) {
    case 'tags': return <TagsInput {...shared} data={facets?.tags ?? []} value={draft as string[]} maxTags={100} acceptValueOnBlur onChange={onChange} />
    case 'number': return <MoneyField {...shared} value={text} hideControls onChange={(next) => onChange(String(next))} />
    case 'source': return <Autocomplete {...shared} data={sourceNames(facets?.sources)} value={text} onChange={onChange} onOptionSubmit={onEnter} />
    case 'form': return <Autocomplete {...shared} data={facets?.forms ?? []} value={text} onChange={onChange} onOptionSubmit={onEnter} />
    default: return <TextInput {...shared} type={value.input} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
  }
}
