import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconBellRinging } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ownNotificationsOptions } from '@/shared/notifications/useOwnNotifications'
import { surroundings } from '@/shared/push/ability'
import { AllowPush } from '@/shared/push/AllowPush'
import { usePush } from '@/shared/push/usePush'
import { SectionCard } from '@/shared/ui'
import { strings } from './strings'
import classes from './Workspace.module.css'

const words = strings.push

/** Push on this device, offered until somebody has decided. That it was declined is remembered on the device. */
export function OfferPush() {
  const [declined, setDeclined] = useLocalStorage({ key: 'fairlead.push.declined', defaultValue: false, getInitialValueInEffect: false })
  if (declined || !isUndecided()) return null
  return <Offer onDecline={() => setDeclined(true)} />
}

/** Whether the browser would ask; a phone that must put Fairlead on its home screen first has decided nothing either. */
function isUndecided(): boolean {
  const { able, secure, permission, apple, standalone } = surroundings()
  return secure && (able ? permission === 'default' : apple && !standalone)
}

function Offer({ onDecline }: { onDecline: () => void }) {
  const push = usePush()
  const { data: settings } = useQuery(ownNotificationsOptions)
  if (!settings || push.endpoint || push.ability === 'denied') return null
  return (
    <SectionCard title={words.title} hint={words.hint}>
      <div className={classes.offer}>
        <IconBellRinging size={20} stroke={1.6} className={classes.offerIcon} aria-hidden />
        <AllowPush push={push} pushKey={settings.push_key} />
        <Button variant="subtle" color="gray" c="inherit" onClick={onDecline}>{words.dismiss}</Button>
      </div>
    </SectionCard>
  )
}
