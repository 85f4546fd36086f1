import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { strings } from '../strings'
import classes from './Filters.module.css'

type Props = {
  value: string
  onChange: (value: string) => void
  /** What is searched: “Name, e-mail, phone”. */
  placeholder: string
}

const pauseMs = 250

/** Text that filters once the typing pauses. */
export function SearchFilter({ value, onChange, placeholder }: Props) {
  const [text, setText] = useState(value)
  const [given, setGiven] = useState(value)
  const [sent, setSent] = useState(value)
  const [typing, setTyping] = useState(false)
  const settle = useDebouncedCallback((next: string) => {
    if (next !== text) return // it was cleared meanwhile
    setTyping(false)
    setSent(next)
    onChange(next)
  }, pauseMs)

  // Somebody else changed the filter, such as Clear. Neither that nor our own value coming back overtakes what is being typed.
  if (value !== given) {
    setGiven(value)
    setSent(value)
    if (value !== sent && !typing) setText(value)
  }

  function type(next: string) {
    setText(next)
    setTyping(true)
    settle(next)
  }

  return (
    <TextInput
      className={classes.search}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => setTyping(false)}
      placeholder={placeholder}
      aria-label={strings.search}
      leftSection={<IconSearch size={16} />}
      rightSection={text && <CloseButton size="sm" aria-label={strings.clearOne(strings.search)} onClick={() => type('')} />}
    />
  )
}
