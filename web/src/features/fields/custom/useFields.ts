import { useQuery } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { fieldsOptions, type Field } from '@/shared/fields/useFields'
import { useOrder } from '@/shared/ui'

export type { Field, FieldType } from '@/shared/fields/useFields'

// The live connection tells when a field is filled; this is for when it is away.
const pollMs = 5_000

export function useFields() {
  return useQuery({ ...fieldsOptions, refetchInterval: ({ state }) => (state.data?.items.some(({ filling }) => filling) ? pollMs : false) })
}

export function useOrderFields(fields: Field[]) {
  const { mutateAsync } = api.useMutation('put', '/api/v1/fields')
  const save = (items: Field[]) => mutateAsync({ body: { keys: items.map(({ key }) => key) } })
  return useOrder({ items: fields, keyOf: ({ key }) => key, nameOf: ({ name }) => name, save, queryKey: fieldsOptions.queryKey, topic: 'settings' })
}
