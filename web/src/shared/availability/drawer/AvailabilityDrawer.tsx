import { Button, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { sentenceOf } from '@/shared/api/problem'
import { useMe } from '@/shared/api/useMe'
import { ConfirmDialog, ErrorState, Loading, SidePanel } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { useAvailability, useZone } from '../useAvailability'
import { isElsewhere } from '../zone'
import classes from './Drawer.module.css'
import { HoursSection } from './HoursSection'
import { LeaveSection } from './LeaveSection'
import { PauseSection } from './PauseSection'
import { strings } from './strings'
import { useHours } from './useHours'
import { WhoContext } from './who'

type Props = { member: { id: number; name: string }; onClose: () => void }

/** When a member can be given leads. A pause and a leave count at once; a week is written first and saved then. */
export function AvailabilityDrawer({ member: { id, name }, onClose }: Props) {
  const now = useNow()
  const { data: me } = useMe()
  const { data, error, refetch } = useAvailability(id)
  const zone = useZone(data)
  const hours = useHours(id, data, zone)
  const [leaving, setLeaving] = useState(false)
  const close = () => (hours.changed ? setLeaving(true) : onClose())
  const own = me?.id === id
  const who = useMemo(() => ({ id, name, own, zone }), [id, name, own, zone])
  const atInputs = Object.keys(hours.wrong).some((input) => input === 'zone' || input.startsWith('week.'))
  const foot = hours.changed && (
    <>
      {hours.error && !atInputs ? <Text c="var(--fl-critical)" role="alert" className={classes.refused}>{sentenceOf(hours.error)}</Text> : <Text size="xs" c="dimmed" role="status">{strings.hours.unsaved}</Text>}
      <span className={classes.buttons}>
        <Button variant="default" onClick={hours.discard}>{strings.hours.discard}</Button>
        <Button loading={hours.pending} onClick={hours.save}>{strings.hours.save}</Button>
      </span>
    </>
  )
  return (
    <SidePanel opened onClose={close} title={strings.title(own, name)} foot={foot}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading lines={6} />}
      {data && (
        <WhoContext value={who}>
          <p className={classes.intro}>{strings.neutral(own, name)}{isElsewhere(zone, now) && ` ${strings.zone(zone)}`}</p>
          <PauseSection saved={data} />
          <LeaveSection saved={data} />
          <HoursSection hours={hours} />
        </WhoContext>
      )}
      {/* Not there before: the key that asks for it would close it, too. */}
      {leaving && (
        <ConfirmDialog opened onClose={() => setLeaving(false)} title={strings.hours.leaveTitle} confirm={strings.hours.leaveConfirm} destructive onConfirm={onClose}>
          <Text>{strings.hours.leaveText(own, name)}</Text>
        </ConfirmDialog>
      )}
    </SidePanel>
  )
}
