import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { useStale } from '@/shared/live/useStale'
import { AllowPush } from '@/shared/push/AllowPush'
import { leavePush } from '@/shared/push/device'
import { usePush } from '@/shared/push/usePush'
import { RelativeTime, StatusBadge, toast } from '@/shared/ui'
import type { Settings } from './draft'
import classes from './Notifications.module.css'
import { strings } from './strings'

type Device = components['schemas']['PushDevice']
const words = strings.devices

/** The browsers that take push, and this one's way among them. */
export function PushWay({ settings: { devices, push_key } }: { settings: Settings }) {
  const push = usePush()
  const isThis = (device: Device) => device.endpoint === push.endpoint
  return (
    <>
      {devices.length === 0 && <p className={classes.words}>{words.none}</p>}
      {devices.length > 0 && (
        <ul className={classes.devices} aria-label={words.list}>
          {devices.map((device) => <DeviceLine key={device.id} device={device} here={isThis(device)} onRemoved={push.look} />)}
        </ul>
      )}
      {push.endpoint !== undefined && !devices.some(isThis) && <AllowPush push={push} pushKey={push_key} quiet />}
    </>
  )
}

function DeviceLine({ device, here, onRemoved }: { device: Device; here: boolean; onRemoved: () => Promise<void> }) {
  const stale = useStale()
  const name = device.name || words.unnamed
  const { mutate, isPending } = api.useMutation('delete', '/api/v1/me/push-subscriptions/{id}', {
    onSuccess: async () => {
      if (here) await leavePush()
      toast.done(words.removed(name))
      await Promise.all([stale('me'), onRemoved()])
    },
    onError: toast.failed,
  })
  return (
    <li className={classes.device}>
      <span className={classes.deviceName}>{name}</span>
      {here && <StatusBadge tone="info" label={words.this} />}
      <span className={classes.since}>{words.since} <RelativeTime at={device.created_at} /></span>
      <Button
        variant="subtle" color="gray" c="inherit" h={28} px={8} leftSection={<IconX size={14} />} aria-label={words.removeOf(name)} loading={isPending}
        onClick={() => mutate({ params: { path: { id: device.id } } })}
      >
        {words.remove}
      </Button>
    </li>
  )
}
