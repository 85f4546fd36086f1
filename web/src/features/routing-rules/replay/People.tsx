import { SegmentedControl, Text } from '@mantine/core'
import { useId } from 'react'
import type { People as Who } from './question'
import classes from './Replay.module.css'
import { strings } from './strings'

const words = strings.form
const choices: Who[] = ['was', 'today']

/** Whether people were as available as they were, or as they are. */
export function People({ value, onChange }: { value: Who; onChange: (value: Who) => void }) {
  const hint = useId()
  return (
    <div className={classes.people}>
      <Text fw={500} lh="20px" aria-hidden>{words.people}</Text>
      <SegmentedControl fullWidth aria-label={words.people} aria-describedby={hint} data={choices.map((one) => ({ value: one, label: words.who[one] }))} value={value} onChange={(next) => onChange(next as Who)} />
      <Text id={hint} size="xs" c="dimmed">{words.whoHint[value]}</Text>
    </div>
  )
}
