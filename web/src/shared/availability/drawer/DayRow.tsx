import { ActionIcon, Checkbox, Text, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { problemOfStretch } from '../problems'
import { addStretch, hasRoom, removeStretch, setStretch, toggleDay, type Day, type Stretch, type Week } from '../week'
import classes from './Drawer.module.css'
import { strings } from './strings'

const words = strings.hours
// A time input knows no 24:00.
const midnight = '00:00'
const endOfDay = '24:00'

type Props = { day: Day; week: Week; wrong: Record<string, string>; onChange: (week: Week) => void }

export function DayRow({ day, week, wrong, onChange }: Props) {
  const stretches = week[day]
  return (
    <li className={classes.day}>
      <Checkbox label={words.short[day]} aria-label={words.days[day]} checked={stretches.length > 0} onChange={() => onChange(toggleDay(week, day))} classNames={{ root: classes.dayName }} />
      {stretches.length === 0 ? <Text c="dimmed" className={classes.off}>{words.off}</Text> : (
        <div className={classes.stretches}>
          {stretches.map((stretch, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the place is all that tells them apart
            <StretchRow key={at} {...{ day, week, at, stretch, onChange }} wrong={problemOfStretch(wrong, day, at)} />
          ))}
        </div>
      )}
    </li>
  )
}

type StretchProps = Omit<Props, 'wrong'> & { at: number; stretch: Stretch; wrong: string | undefined }

function StretchRow({ day, week, at, stretch: [from, to], wrong, onChange }: StretchProps) {
  const name = words.days[day]
  const more = words.addTo(name)
  const less = words.removeFrom(name, at)
  return (
    <div className={classes.stretch}>
      <TextInput type="time" aria-label={words.from(name, at)} value={from} aria-invalid={wrong ? true : undefined} onChange={(event) => onChange(setStretch(week, day, at, [event.currentTarget.value, to]))} />
      <span aria-hidden>–</span>
      <TextInput
        type="time" aria-label={words.to(name, at)} value={to === endOfDay ? midnight : to} aria-invalid={wrong ? true : undefined}
        onChange={(event) => onChange(setStretch(week, day, at, [from, event.currentTarget.value === midnight ? endOfDay : event.currentTarget.value]))}
      />
      {at === 0
        ? <Tooltip label={more}><ActionIcon aria-label={more} disabled={!hasRoom(week[day])} onClick={() => onChange(addStretch(week, day))}><IconPlus size={18} stroke={1.6} /></ActionIcon></Tooltip>
        : <Tooltip label={less}><ActionIcon aria-label={less} onClick={() => onChange(removeStretch(week, day, at))}><IconX size={18} stroke={1.6} /></ActionIcon></Tooltip>}
      {wrong && <Text size="xs" c="var(--fl-critical)" role="alert" className={classes.wrong}>{wrong}</Text>}
    </div>
  )
}
