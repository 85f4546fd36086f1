import { useMemo } from 'react'
import { strings as words } from '@/shared/fields/strings'
import { useFields, type Field } from '@/shared/fields/useFields'
import type { Filter } from '@/shared/ui'
import { strings } from '../strings'
import { pillOfField, type FieldKind, type FieldKinds } from './pills'

const kindOf: Record<Field['type'], Exclude<FieldKind, 'gone'>> = {
  text: 'text', phone: 'text', url: 'text', number: 'number', money: 'number', date: 'date', choice: 'choice', multi_choice: 'choice', yes_no: 'choice',
}

/** A pill for each custom field, behind *Filter*, and for each that an old address still asks for: `asked` is its `field`. */
export function useFieldFilters(asked: string[] = []): { filters: Filter[]; kinds: FieldKinds } {
  const fields = useFields()
  const keys = [...new Set(asked.map((one) => one.split(':')[0] ?? ''))].join(' ')
  return useMemo(() => {
    const gone = keys.split(' ').filter((key) => key && !fields.some((field) => field.key === key))
    const kinds: FieldKinds = Object.fromEntries([...fields.map((field) => [field.key, kindOf[field.type]]), ...gone.map((key) => [key, 'gone'])])
    return { filters: [...gone.map(pillOfGone), ...fields.map(filterOf)], kinds }
  }, [fields, keys])
}

function pillOfGone(key: string): Filter {
  return { key: pillOfField(key), label: strings.filters.gone(key), kind: 'fixed' }
}

function filterOf(field: Field): Filter {
  const common = { key: pillOfField(field.key), label: field.name, more: true, emptiable: true }
  switch (kindOf[field.type]) {
    case 'text': return { ...common, kind: 'text' }
    case 'number': return { ...common, kind: 'range' }
    case 'date': return { ...common, kind: 'date', days: true }
    case 'choice': return { ...common, kind: 'choice', options: optionsOf(field) }
  }
}

function optionsOf(field: Field) {
  if (field.type === 'yes_no') return [{ value: 'true', label: words.yes }, { value: 'false', label: words.no }]
  return field.choices.map((choice) => ({ value: choice, label: choice }))
}
