import { Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLocale } from '@/shared/locale/locale'
import { exact, nextChange, relative } from './relative'

/** A moment, relative to now; the exact time in the viewer's zone on hover. Keeps itself current. */
export function RelativeTime({ at }: { at: string | Date }) {
  useLocale()
  const moment = new Date(at)
  const [now, setNow] = useState(() => new Date())

  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), nextChange(new Date(at), now))
    return () => clearTimeout(timer)
  }, [at, now])

  return (
    <Tooltip label={exact(moment)}>
      <time dateTime={moment.toISOString()} data-exact={exact(moment)} style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {relative(moment, now)}
      </time>
    </Tooltip>
  )
}
