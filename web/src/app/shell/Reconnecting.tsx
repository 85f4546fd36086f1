import { Loader } from '@mantine/core'
import { useConnectionLost } from '@/shared/live/connection'
import { useOffline } from '@/shared/pwa/offline'
import { strings } from '../strings'
import classes from './Shell.module.css'

/** What is on the screen may be old: said quietly, and only while it lasts. */
export function Reconnecting() {
  const offline = useOffline() // that is said below, in a sentence
  const lost = useConnectionLost() && !offline
  return (
    <span role="status" className={lost ? classes.reconnecting : undefined}>
      {lost && <><Loader size={14} color="var(--fl-warning)" /><span>{strings.reconnecting}</span></>}
    </span>
  )
}
