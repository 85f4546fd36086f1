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
  const settle = useDebouncedCallback((next: string) => {
    setSent(next)
    onChange(next)
  }, pauseMs)

  // Somebody else changed the filter. Our own value coming back must not overtake the typing.
  if (value !== given) {
    setGiven(value)
    if (value !== sent) setText(value)
  }

  function type(next: string) {
    setText(next)
    settle(next)
  }

  return (
    <TextInput
      className={classes.search}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      placeholder={placeholder}
      aria-label={strings.search}
      leftSection={<IconSearch size={16} />}
      rightSection={text && <CloseButton size="sm" aria-label={strings.clearOne(strings.search)} onClick={() => type('')} />}
    />
  )
}
