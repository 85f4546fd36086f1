import { useLocalStorage } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { fieldProblemsOf } from '@/shared/api/problem'
import { useMe } from '@/shared/api/useMe'
import { useStale } from '@/shared/live/useStale'
import { toast } from '@/shared/ui'
import { changesOf, fields, stillUnsaved, valuesOf, type Draft, type Field, type Settings } from './draft'
import { strings } from './strings'

const options = api.queryOptions('get', '/api/v1/settings')

/** The settings as one member sees them on the form: what is saved, and over it what they have not saved yet. */
export function useSettings() {
  const { data: me } = useMe()
  const queries = useQueryClient()
  const stale = useStale()
  const { data: settings, error, refetch } = api.useQuery('get', '/api/v1/settings')
  // Kept in this browser, so that neither another page nor a reload loses it.
  const [draft, setDraft] = useLocalStorage<Draft>({ key: `fairlead.settings.draft.${me?.id ?? 0}`, defaultValue: {}, getInitialValueInEffect: false })
  const [wrong, setWrong] = useState<Partial<Record<string, string>>>({})
  const { mutate, isPending, error: refusal, reset } = api.useMutation('patch', '/api/v1/settings', {
    onSuccess: (saved: Settings, { body }) => {
      queries.setQueryData(options.queryKey, saved)
      setDraft((now) => stillUnsaved(now, body, saved))
      setWrong({})
      toast.done(strings.saved)
      void stale('settings')
    },
    onError: (problem) => setWrong(Object.fromEntries(fieldProblemsOf(problem).map(({ field, message }) => [field, message]))),
  })

  function discard() {
    setDraft({})
    setWrong({})
    reset()
  }

  function set(change: Draft) {
    setDraft({ ...draft, ...change })
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([field]) => !(field in change))))
  }

  const changes = settings && changesOf(settings, draft)
  const beside = Object.keys(wrong).some((field) => fields.includes(field as Field))
  return {
    settings,
    error,
    refetch,
    values: settings && valuesOf(settings, draft),
    changed: fields.filter((field) => changes && field in changes),
    wrong,
    set,
    discard,
    save: () => changes && mutate({ body: changes }),
    saving: isPending,
    refusal: beside ? strings.mend : refusal,
  }
}

export type Form = ReturnType<typeof useSettings>
