import { ActionIcon, Checkbox, Menu, TextInput } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { Grip, MoveItems, OrderedRow, type Place } from '@/shared/ui'
import type { Question } from './draft'
import { strings } from './strings'
import classes from './Website.module.css'

const words = strings.questions

type Props = {
  question: Question
  /** What it fills. */
  fills: string
  place: Place
  error?: string
  onChange: (part: Partial<Question>) => void
  onRemove: () => void
}

export function QuestionRow({ question: { label, required }, fills, place, error, onChange, onRemove }: Props) {
  return (
    <OrderedRow className={classes.row} place={place.row}>
      <Grip {...place.grip} />
      <TextInput
        aria-label={words.text(fills)} description={label.trim() === fills ? undefined : fills} inputWrapperOrder={['input', 'description', 'error']} value={label} error={error} maxLength={200} autoComplete="off"
        onChange={(event) => onChange({ label: event.currentTarget.value })}
      />
      <Checkbox className={classes.required} label={words.required} aria-label={words.requiredOf(fills)} checked={required} onChange={(event) => onChange({ required: event.currentTarget.checked })} />
      <Menu position="bottom-end" width={160}>
        <Menu.Target><ActionIcon aria-label={words.menu(fills)}><IconDots size={18} stroke={1.6} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <MoveItems {...place.menu} />
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={onRemove}>{words.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </OrderedRow>
  )
}
