import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '@/shared/api/useMe'
import { ConfirmDialog, toast } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { leaveUntil } from '../availability'
import { useAvailability, useChange, useZone } from '../useAvailability'
import { dayWords, lastDayWords } from '../words'
import { dayAfter, wallAt } from '../zone'
import { strings } from './strings'

const words = strings.until

type Props = { member: { id: number; name: string }; onClose: () => void }

/** From today on, in one step. */
export function LeaveUntilDialog({ member: { id, name }, onClose }: Props) {
  const now = useNow()
  const own = useMe().data?.id === id
  const { data, error } = useAvailability(id)
  const zone = useZone(data)
  const today = wallAt(now, zone).day
  const [day, setDay] = useState(today)
  const change = useChange(id)
  const past = day !== '' && day < today
  const ready = data !== undefined && day !== '' && !past
  const last = ready ? lastDayWords(day, today) : ''

  function go() {
    if (!data || !ready) return
    const { edit, undo } = leaveUntil(day, data, now, zone, today)
    change.mutate(edit, {
      onSuccess: () => {
        toast.done(words.done(own, name, last), () => { change.mutateAsync(undo).catch(toast.failed) })
        onClose()
      },
    })
  }
  return (
    <ConfirmDialog opened onClose={onClose} title={words.title(own, name)} confirm={ready ? words.confirm(last) : words.choose} onConfirm={go} pending={change.isPending} disabled={!ready} error={change.error ?? error}>
      <TextInput type="date" label={words.last} value={day} min={today} error={past && words.past} data-autofocus onChange={(event) => setDay(event.currentTarget.value)} />
      {ready && <Text>{words.from(dayWords(dayAfter(day), today))}</Text>}
      <Text c="dimmed">{strings.neutral(own, name)}</Text>
    </ConfirmDialog>
  )
}
