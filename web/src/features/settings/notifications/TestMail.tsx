import { Button, Text } from '@mantine/core'
import { api } from '@/shared/api/client'
import { fieldProblemsOf, sentenceOf } from '@/shared/api/problem'
import { useMe } from '@/shared/api/useMe'
import { CodeBlock } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import classes from './Messaging.module.css'
import { strings } from './strings'
import type { MailServerChange } from './useMessaging'

const words = strings.form

type Props = { server: MailServerChange; onRefused: (problem: unknown) => void; onTry: () => void }

/** Sends the reader a mail by what stands in the form, and shows what both sides said. */
export function TestMail({ server, onRefused, onTry }: Props) {
  const { data: me } = useMe()
  const address = me?.email ?? ''
  const { mutate, isPending, data, error } = api.useMutation('post', '/api/v1/settings/mail/test', { onError: onRefused })
  const said = !isPending && error && fieldProblemsOf(error).length === 0
  return (
    <div className={classes.test}>
      <Button variant="default" loading={isPending} onClick={() => { onTry(); mutate({ body: server }) }}>{words.test}</Button>
      <Text size="xs" c="dimmed">{words.testHint(address)}</Text>
      <div role="status" className={classes.tried}>
        {said && <Remark tone="critical">{sentenceOf(error)}</Remark>}
        {!isPending && data && (data.problem ? <Remark tone="critical">{data.problem}</Remark> : <span className={classes.taken}>{words.taken(address)}</span>)}
      </div>
      {!isPending && data && data.conversation.length > 0 && (
        <div className={classes.said}>
          <Text fw={500}>{words.conversation}</Text>
          <CodeBlock label={words.conversation}>{data.conversation.join('\n')}</CodeBlock>
        </div>
      )}
    </div>
  )
}
