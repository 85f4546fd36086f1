import { Popover, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { strings } from '../strings'
import { Emptiness, emptinessWords } from './Emptiness'
import { Pill } from './Pill'

type Props = {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
  emptiable?: boolean
  fresh?: boolean
}

const pauseMs = 300

/** What a text begins with. */
export function TextFilter({ label, value, onChange, emptiable, fresh }: Props) {
  const [opened, setOpened] = useState(fresh ?? false)
  const [text, setText] = useState('')
  const settle = useDebouncedCallback((next: string) => onChange(next.trim() || undefined), pauseMs)
  const emptiness = emptinessWords(value)

  function open(next: boolean) {
    if (next) setText(emptiness ? '' : (value ?? ''))
    setOpened(next)
  }
  function type(next: string) {
    setText(next)
    settle(next)
  }
  return (
    <Popover opened={opened} onChange={open} position="bottom-start" width={260} trapFocus>
      <Popover.Target>
        <Pill label={label} chosen={emptiness ?? (value && strings.begins(value))} onClear={() => onChange(undefined)} onClick={() => open(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={label}>
        <TextInput m={8} label={strings.beginsWith} value={text} onChange={(event) => type(event.currentTarget.value)} />
        {emptiable && <Emptiness value={value} onChange={onChange} />}
      </Popover.Dropdown>
    </Popover>
  )
}
