import { Checkbox, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { fieldProblemsOf } from '@/shared/api/problem'
import { useShowSaved } from '@/shared/live/useShowSaved'
import { useStale } from '@/shared/live/useStale'
import { FormDrawer, toast } from '@/shared/ui'
import { eventTypes, formats, strings } from '../strings'
import { webhooksOptions, type Format, type NewWebhook, type Webhook } from '../useWebhooks'

const words = strings.form

/** Where Slack and those made after it take messages. */
const isChat = (url: string) => /^https:\/\/(hooks\.slack(-gov)?\.com\/|discord\.com\/.*\/slack$)/.test(url.trim())

type Props = { webhook?: Webhook; onClose: () => void; onAdded?: (added: NewWebhook) => void }

/** Adds a webhook or changes one. What the server says about an input stands beside it. */
export function WebhookForm({ webhook, onClose, onAdded }: Props) {
  const stale = useStale()
  const show = useShowSaved(webhooksOptions.queryKey)
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [chosen, setFormat] = useState(webhook?.format)
  const format: Format = chosen ?? (isChat(url) ? 'slack' : 'events')
  const [events, setEvents] = useState<string[]>(webhook?.events ?? ['lead.assigned', 'lead.reassigned'])
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const onError = (problem: unknown) => setWrong(Object.fromEntries(fieldProblemsOf(problem).map(({ field, message }) => [field, message])))
  const create = api.useMutation('post', '/api/v1/webhooks', {
    onSuccess: (added) => {
      void stale('webhooks')
      onClose()
      if (added.format === 'events') onAdded?.(added)
      else toast.done(words.added)
    },
    onError,
  })
  const replace = api.useMutation('put', '/api/v1/webhooks/{id}', {
    onSuccess: (saved) => {
      show(saved)
      void stale('webhooks')
      toast.done(words.saved)
      onClose()
    },
    onError,
  })

  function submit() {
    const missing = { ...(url.trim() === '' && { url: words.urlMissing }), ...(events.length === 0 && { events: words.eventsMissing }) }
    setWrong(missing)
    if (Object.keys(missing).length > 0) return
    const body = { url: url.trim(), format, events: eventTypes.filter((type) => events.includes(type)) }
    if (webhook) replace.mutate({ params: { path: { id: webhook.id } }, body: { ...body, on: webhook.on } })
    else create.mutate({ body })
  }

  return (
    <FormDrawer
      opened onClose={onClose} onSubmit={submit} title={webhook ? words.editTitle : words.addTitle} submit={webhook ? undefined : strings.add}
      pending={create.isPending || replace.isPending} error={Object.keys(wrong).length === 0 ? (create.error ?? replace.error) : undefined}
    >
      <TextInput
        type="url" label={words.url} description={words.urlHint} placeholder={words.urlPlaceholder} value={url} error={wrong.url} maxLength={2_000}
        autoComplete="off" spellCheck={false} data-autofocus onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Radio.Group label={words.format} value={format} onChange={(value) => setFormat(value as Format)} error={wrong.format}>
        {formats.map((one) => <Radio key={one} mt={12} value={one} label={strings.formats[one].name} description={strings.formats[one].hint} />)}
      </Radio.Group>
      <Checkbox.Group label={words.events} description={words.eventsHint} value={events} onChange={setEvents} error={wrong.events}>
        {eventTypes.map((type) => <Checkbox key={type} mt={12} value={type} label={strings.events[type].name} description={strings.events[type].hint} />)}
      </Checkbox.Group>
    </FormDrawer>
  )
}
