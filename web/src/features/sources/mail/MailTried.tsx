import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import { ErrorState, Loading } from '@/shared/ui'
import { strings as shared } from '../strings'
import { readTarget } from '../target'
import classes from './Mail.module.css'
import { strings } from './strings'

const words = strings.tried
const pauseMs = 300

/** The mail that a template is tried on: one that was pasted, or one that has come. */
export type Sample = { mail: string; arrival_id?: number }

/** What a template reads of a sample, as it is written. */
export function MailTried({ sample, template }: { sample: Sample; template: string }) {
  const [body] = useDebouncedValue({ ...sample, template }, pauseMs)
  const { data, error, refetch } = api.useQuery('post', '/api/v1/sources/mail/try', { body }, { placeholderData: keepPreviousData, retry: false })
  return (
    <div className={classes.trial} role="region" aria-label={words.title}>
      <Text fw={500}>{words.title}</Text>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading lines={3} />}
      {!error && data?.answers.length === 0 && <Text c="dimmed">{words.nothing}</Text>}
      {!error && data && data.answers.length > 0 && (
        <table className={classes.table}>
          <thead><tr>{Object.values(words.columns).map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {data.answers.map(({ label, target, value }, at) => (
              // Two may be called the same.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}><td>{label}</td><td>{goesTo(target)}</td><td><span className={classes.value}>{value}</span></td></tr>
            ))}
          </tbody>
        </table>
      )}
      {!error && data && data.missing.length > 0 && (
        <div className={classes.missing}>
          {words.missing}
          <ul>{data.missing.map((line) => <li key={line}>{line}</li>)}</ul>
        </div>
      )}
    </div>
  )
}

function goesTo(target: string): string {
  const { to, key } = readTarget(target)
  return to === 'fields' ? words.field(key) : shared.forms.targets[to]
}
