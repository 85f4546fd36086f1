import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { fieldProblemsOf } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { ownNotificationsOptions } from '@/shared/notifications/useOwnNotifications'
import { toast } from '@/shared/ui'
import { bodyOf, changedOf, nothing, valuesOf, withoutHour, type Draft, type Settings, type Values } from './draft'
import { strings } from './strings'

type Wrong = Partial<Record<string, string>>

/** How somebody hears of things: what is saved, and over it what they have not saved yet. */
export function useNotificationSettings() {
  const queries = useQueryClient()
  const stale = useStale()
  const { data: settings, error, refetch } = api.useQuery('get', '/api/v1/me/notification-settings')
  const [draft, setDraft] = useState<Draft>(nothing)
  const [wrong, setWrong] = useState<Wrong>({})
  const { mutate, isPending, error: refusal, reset } = api.useMutation('put', '/api/v1/me/notification-settings', {
    onSuccess: (saved: Settings) => {
      queries.setQueryData(ownNotificationsOptions.queryKey, saved)
      toast.done(strings.saved)
      void stale('me')
    },
    onError: (problem) => setWrong(Object.fromEntries(fieldProblemsOf(problem).map(({ field, message }) => [field, message]))),
  })

  function discard() {
    setDraft(nothing)
    setWrong({})
    reset()
  }
  function set(change: Partial<Values>) {
    setDraft({ ...draft, ...change })
    const hours = 'quiet_hours' in change ? ['quiet_hours', 'from', 'to', 'zone'] : []
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([field]) => !(field in change) && !hours.includes(field))))
  }
  function save() {
    if (!settings) return
    const missing = withoutHour(valuesOf(settings, draft))
    setWrong(Object.fromEntries(missing.map((field) => [field, strings.hours.missing[field]])))
    // What is changed meanwhile is not saved, and stays.
    if (missing.length === 0) mutate({ body: bodyOf(settings, draft) }, { onSuccess: () => setDraft((now) => (now === draft ? nothing : now)) })
  }

  return {
    settings,
    error,
    refetch,
    draft,
    values: settings && valuesOf(settings, draft),
    changed: settings ? changedOf(settings, draft) : [],
    wrong,
    set,
    choose: (kind: keyof Draft['kinds'], choice: Draft['kinds'][typeof kind]) => setDraft({ ...draft, kinds: { ...draft.kinds, [kind]: choice } }),
    discard,
    save,
    saving: isPending,
    refusal: Object.keys(wrong).length > 0 ? strings.mend : refusal,
  }
}

export type Form = ReturnType<typeof useNotificationSettings>
export type WayProps = { settings: Settings; values: Values; form: Form }
