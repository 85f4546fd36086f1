import { MultiSelect, Select, TextInput, type __InputWrapperProps } from '@mantine/core'
import type { FocusEventHandler, KeyboardEventHandler, Ref } from 'react'
import { MoneyField, NumberField } from '@/shared/ui/NumberField'
import type { Draft } from './answers'
import { strings } from './strings'
import type { Field, FieldType } from './useFields'

type Props = Pick<__InputWrapperProps, 'label' | 'description' | 'error' | 'inputWrapperOrder'> & {
  'field': Pick<Field, 'type' | 'choices'>
  'draft': Draft
  'onChange': (draft: Draft) => void
  /** Something was picked from a list, which is all there is to do. */
  'onPick'?: (draft: Draft) => void
  'maxLength'?: number
  'ref'?: Ref<HTMLInputElement>
  'aria-label'?: string
  'onBlur'?: FocusEventHandler<HTMLInputElement>
  'onKeyDown'?: KeyboardEventHandler<HTMLInputElement>
}

const yesNo = [{ value: 'true', label: strings.yes }, { value: 'false', label: strings.no }]
const inputTypes: Partial<Record<FieldType, string>> = { date: 'date', phone: 'tel', url: 'url' }

/** A list that opens as its input appears is not placed yet when its choice is looked for: it must not take the page along. */
const inPlace = { floatingStrategy: 'fixed' } as const

/** The input of a custom field, by its type. */
export function FieldInput({ field, draft, onChange, onPick, ...input }: Props) {
  const text = String(draft)
  const pick = (value: string | null) => { onChange(value ?? ''); onPick?.(value ?? '') }
  switch (field.type) {
    case 'number': return <NumberField {...input} value={text} hideControls onChange={(value) => onChange(String(value))} />
    case 'money': return <MoneyField {...input} value={text} hideControls onChange={(value) => onChange(String(value))} />
    case 'yes_no': return <Select {...input} comboboxProps={inPlace} data={yesNo} value={text || null} searchable clearable onChange={pick} />
    case 'choice': return <Select {...input} comboboxProps={inPlace} data={withOwn(field.choices, [text])} value={text || null} searchable clearable onChange={pick} />
    case 'multi_choice': return <MultiSelect {...input} comboboxProps={inPlace} data={withOwn(field.choices, [draft].flat())} value={[draft].flat()} searchable onChange={onChange} />
    default: return <TextInput {...input} type={inputTypes[field.type] ?? 'text'} value={text} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} />
  }
}

/** A choice that is no more stands in the list of whoever has it. */
function withOwn(choices: string[], own: string[]): string[] {
  return [...new Set([...choices, ...own.filter(Boolean)])]
}
