import { Textarea, type TextareaProps } from '@mantine/core'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { Avatar } from '@/shared/ui'
import { strings } from '../strings'
import { complete, peopleFor, queryAt, type Person } from './mentions'
import classes from './Mentions.module.css'

type Props = Omit<TextareaProps, 'value' | 'onChange'> & {
  value: string
  onChange: (text: string) => void
  people: Person[]
  /** The text with the name of whom it mentions. */
  onMention: (text: string, person: Person) => void
}

/** A text in which an @ offers the people of the workspace. */
export function MentionTextarea({ value, onChange, people, onMention, onKeyDown, onBlur, ...props }: Props) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number>()
  const [active, setActive] = useState(0)
  const asked = caret === undefined ? undefined : queryAt(value, caret)
  const found = asked ? peopleFor(people, asked.query) : []
  const option = (index: number) => `${id}-${index}`

  function look() {
    setCaret(area.current?.selectionStart)
    setActive(0)
  }

  function pick(person: Person | undefined) {
    if (!person || !asked || caret === undefined) return
    const next = complete(value, asked.at, caret, person.name)
    onMention(next.text, person)
    setCaret(undefined)
    // Once the text is in the field.
    requestAnimationFrame(() => { area.current?.focus(); area.current?.setSelectionRange(next.caret, next.caret) })
  }

  function handle(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (found.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return onKeyDown?.(event)
    const step = { ArrowDown: 1, ArrowUp: found.length - 1 }[event.key]
    if (step !== undefined) setActive((now) => (now + step) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(found[active])
    else if (event.key === 'Escape') setCaret(undefined)
    else return onKeyDown?.(event)
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={classes.field}>
      <Textarea
        {...props} ref={area} value={value} onKeyDown={handle}
        aria-autocomplete="list" aria-controls={found.length > 0 ? id : undefined} aria-activedescendant={found.length > 0 ? option(active) : undefined}
        onChange={(event) => { onChange(event.currentTarget.value); look() }}
        onBlur={(event) => { setCaret(undefined); onBlur?.(event) }}
      />
      {found.length > 0 && (
        <div role="listbox" id={id} aria-label={strings.timeline.people} className={classes.people}>
          {found.map((person, index) => (
            // The textarea keeps the focus and has the keys; a press must not take the focus away first.
            // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
            <div key={person.id} role="option" id={option(index)} aria-selected={index === active} className={classes.person} onMouseDown={(event) => event.preventDefault()} onClick={() => pick(person)}>
              <Avatar name={person.name} size={20} />
              <span className={classes.name}>{person.name}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
