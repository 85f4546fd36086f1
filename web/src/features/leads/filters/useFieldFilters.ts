import { useMemo } from 'react'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import type { Filter } from '@/shared/ui'
import { strings } from '../strings'
import { pillOfField, type FieldKind, type FieldKinds } from './pills'

type Field = components['schemas']['Field']

const kindOf: Record<Field['type'], FieldKind> = {
  text: 'text', phone: 'text', url: 'text', number: 'number', money: 'number', date: 'date', choice: 'choice', multi_choice: 'choice', yes_no: 'choice',
}

/** A pill for each custom field, behind *Filter*. */
export function useFieldFilters(): { filters: Filter[]; kinds: FieldKinds } {
  const { data } = api.useQuery('get', '/api/v1/fields')
  return useMemo(() => {
    const fields = data?.items ?? []
    return { filters: fields.map(filterOf), kinds: Object.fromEntries(fields.map((field) => [field.key, kindOf[field.type]])) }
  }, [data])
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
  if (field.type === 'yes_no') return [{ value: 'true', label: strings.yes }, { value: 'false', label: strings.no }]
  return field.choices.map((choice) => ({ value: choice, label: choice }))
}
