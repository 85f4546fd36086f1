import { Popover } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { Emptiness, emptinessWords } from './Emptiness'
import { Pill } from './Pill'

/** A filter of one value. */
export type OneValue = {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
  emptiable?: boolean
  fresh?: boolean
}

type Props = OneValue & {
  /** The value in words. */
  chosen: string | undefined
  width: number
  onOpen?: () => void
  children: (close: () => void) => ReactNode
}

/** The pill of a filter of one value, and what opens under it. */
export function FilterPopover({ label, value, onChange, emptiable, fresh, chosen, width, onOpen, children }: Props) {
  const [opened, setOpened] = useState(fresh ?? false)
  function open(next: boolean) {
    if (next) onOpen?.()
    setOpened(next)
  }
  return (
    <Popover opened={opened} onChange={open} position="bottom-start" width={width} trapFocus>
      <Popover.Target>
        <Pill label={label} chosen={emptinessWords(value) ?? chosen} onClear={() => onChange(undefined)} onClick={() => open(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={label}>
        {children(() => setOpened(false))}
        {emptiable && <Emptiness value={value} onChange={onChange} />}
      </Popover.Dropdown>
    </Popover>
  )
}

const pauseMs = 300

/** What is being typed: it holds once nobody has typed for a moment. `again` reads what holds. */
export function useTyped<T>(read: () => T, settle: (typed: T) => void) {
  const [typed, setTyped] = useState(read)
  const settleSoon = useDebouncedCallback(settle, pauseMs)
  function type(next: T) {
    setTyped(next)
    settleSoon(next)
  }
  return { typed, type, again: () => setTyped(read()) }
}
