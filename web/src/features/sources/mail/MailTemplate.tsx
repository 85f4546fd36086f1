import { Button, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { ErrorState } from '@/shared/ui'
import { outcomeOf } from '../arrivals/outcome'
import { strings as shared } from '../strings'
import type { Arrival } from '../useSources'
import classes from './Mail.module.css'
import { MailTried, type Sample } from './MailTried'
import { strings } from './strings'

const words = strings.sample

type Props = { source?: number; template: string; wrong?: string; onChange: (template: string) => void }

/** A template, and what it reads of a sample. */
export function MailTemplate({ source, template, wrong, onChange }: Props) {
  const [sample, setSample] = useState<Sample>({ mail: '' })
  const { mutate, isPending, error } = api.useMutation('post', '/api/v1/sources/mail/try', { onSuccess: (tried) => onChange(tried.template) })
  const there = sample.arrival_id !== undefined || sample.mail.trim() !== ''
  return (
    <>
      {source !== undefined && <Arrived source={source} chosen={sample.arrival_id} onChoose={(arrival_id) => setSample({ mail: '', arrival_id })} />}
      {sample.arrival_id === undefined && (
        <Textarea
          label={words.label} description={words.hint} value={sample.mail} maxLength={300_000} autosize minRows={3} maxRows={8} spellCheck={false}
          onChange={(event) => setSample({ mail: event.currentTarget.value })}
        />
      )}
      {there && <Button variant="default" className={classes.propose} loading={isPending} onClick={() => mutate({ body: sample })}>{words.propose}</Button>}
      {error && <ErrorState error={error} onRetry={() => mutate({ body: sample })} />}
      <Textarea
        label={strings.template.label} description={strings.template.hint} value={template} error={wrong} maxLength={10_000} autosize minRows={3} maxRows={16} spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {there && <MailTried sample={sample} template={template} />}
    </>
  )
}

/** Chooses a mail among the last that have come. */
function Arrived({ source, chosen, onChoose }: { source: number; chosen?: number; onChoose: (id?: number) => void }) {
  const { data } = api.useQuery('get', '/api/v1/sources/{id}/arrivals', { params: { path: { id: source }, query: { limit: 10 } } })
  if (!data || data.items.length === 0) return null
  const nameOf = (arrival: Arrival) => words.row(arrival.leads[0]?.lead?.name || shared.arrivals.outcomes[outcomeOf(arrival)], arrival.id)
  return (
    <Select
      label={words.arrived} placeholder={words.none} clearable value={chosen === undefined ? null : String(chosen)} data={data.items.map((arrival) => ({ value: String(arrival.id), label: nameOf(arrival) }))}
      onChange={(value) => onChoose(value === null ? undefined : Number(value))}
    />
  )
}
