import { IconCloudOff } from '@tabler/icons-react'
import { dateFormat } from '@/shared/locale/locale'
import classes from './OfflineBanner.module.css'
import { strings } from './strings'

type Props = {
  /** Whether this device has a network: then it is the server that is away. */
  network: boolean
  /** When what is shown was loaded, if anything is. */
  since: Date | undefined
}

export const offlineBannerHeight = 32

/** What is shown was true once: said calmly, with the time, as long as it lasts. */
export function OfflineBanner({ network, since }: Props) {
  const what = network ? strings.offline.server : strings.offline.network
  return (
    <div className={classes.banner}>
      <IconCloudOff size={16} stroke={1.6} aria-hidden />
      <span className={classes.words}>{since ? `${what} ${strings.offline.since(moment(since))}` : what}</span>
    </div>
  )
}

/** “14:02”, of another day “Mon, 14:02” */
function moment(at: Date): string {
  const today = at.toDateString() === new Date().toDateString()
  return dateFormat({ ...(today ? {} : { weekday: 'short' }), hour: '2-digit', minute: '2-digit' }).format(at)
}
