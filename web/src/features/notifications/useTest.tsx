import { Button, Tooltip } from '@mantine/core'
import { api } from '@/shared/api/client'
import { sentenceOf } from '@/shared/api/problem'
import { channelName } from '@/shared/notifications/strings'
import type { Channel } from '@/shared/notifications/choices'
import { Remark } from '@/shared/ui/Remark'
import classes from './Notifications.module.css'
import { strings } from './strings'

const words = strings.ways

/** A button that sends a test by a channel, and what became of it. */
export function useTest(channel: Channel, unsaved: boolean) {
  const { mutate, isPending, data, error } = api.useMutation('post', '/api/v1/me/notification-settings/test')
  const problem = error ? sentenceOf(error) : data?.problem
  const test = (
    <Tooltip label={words.saveFirst} disabled={!unsaved}>
      <Button variant="default" h={30} px={12} aria-label={words.testOf(channelName(channel))} loading={isPending} data-disabled={unsaved || undefined} aria-disabled={unsaved} onClick={() => { if (!unsaved) mutate({ body: { channel } }) }}>
        {words.test}
      </Button>
    </Tooltip>
  )
  const result = (
    <div role="status" className={classes.result}>
      {!isPending && problem && <Remark tone="critical">{problem}</Remark>}
      {!isPending && data && !problem && <span className={classes.sent}>{words.tested[channel]}</span>}
    </div>
  )
  return { test, result }
}
