import { Button, Text, TextInput } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { sentenceOf } from '@/shared/api/problem'
import { useNow } from '@/shared/ui/useNow'
import { withPause, type Availability } from '../availability'
import { choiceWords } from '../choiceWords'
import { pauseChoices } from '../pause'
import { useChange } from '../useAvailability'
import { untilWords } from '../words'
import { momentOf, wallAt } from '../zone'
import classes from './Drawer.module.css'
import { Section } from './Section'
import { strings } from './strings'
import { useWho } from './who'

const words = strings.pause

export function PauseSection({ saved }: { saved: Availability }) {
  const now = useNow()
  const { id, zone } = useWho()
  const change = useChange(id)
  const [writing, setWriting] = useState(false)
  const until = saved.paused_until ? new Date(saved.paused_until) : undefined
  const paused = until && until > now ? until : undefined

  function pause(end: Date | null) {
    change.mutate(withPause(end), { onSuccess: () => setWriting(false) })
  }
  return (
    <Section
      title={words.title} hint={!paused && words.none}
      action={paused && <Button variant="default" leftSection={<IconPlayerPlay size={16} />} loading={change.isPending} onClick={() => pause(null)}>{words.resume}</Button>}
    >
      <p className={classes.state} role="status" data-shown={paused !== undefined || undefined}>{paused && words.until(untilWords(paused, { now, workspace: zone, clock: zone }))}</p>
      <div className={classes.choices}>
        {pauseChoices(now, zone).map(({ choice, until: end }) => (
          <Button key={choice} variant="default" disabled={change.isPending} onClick={() => pause(end)}>{choiceWords(choice, end, zone)}</Button>
        ))}
        <Button variant="default" aria-expanded={writing} onClick={() => setWriting(!writing)}>{words.otherTime}</Button>
      </div>
      {writing && <OtherTime now={now} paused={paused} pending={change.isPending} onPause={pause} />}
      {change.error ? <Text c="var(--fl-critical)" role="alert">{sentenceOf(change.error)}</Text> : null}
    </Section>
  )
}

type OtherProps = { now: Date; paused: Date | undefined; pending: boolean; onPause: (until: Date) => void }

function OtherTime({ now, paused, pending, onPause }: OtherProps) {
  const { zone } = useWho()
  const [{ day, time }, setWall] = useState(() => wallAt(paused ?? pauseChoices(now, zone)[2]!.until, zone))
  const [wrong, setWrong] = useState<string>()

  function submit() {
    const until = day && time ? momentOf(day, time, zone) : undefined
    const complaint = !until ? words.missing : until <= new Date() ? words.past : undefined
    setWrong(complaint)
    if (until && !complaint) onPause(until)
  }
  return (
    <div className={classes.other}>
      <TextInput type="date" label={words.day} value={day} min={wallAt(now, zone).day} error={wrong} data-autofocus onChange={(event) => setWall({ day: event.currentTarget.value, time })} />
      <TextInput type="time" label={words.time} value={time} aria-invalid={wrong ? true : undefined} onChange={(event) => setWall({ day, time: event.currentTarget.value })} />
      <Button loading={pending} onClick={submit}>{paused ? words.change : words.pause}</Button>
    </div>
  )
}
