import { useMergedRef } from '@mantine/hooks'
import { useRef, useState, type ReactNode, type Ref } from 'react'
import { useFocusOnMount } from '@/shared/ui'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { ConflictNote } from './ConflictNote'
import classes from './Edit.module.css'
import { useValueEdit } from './useValueEdit'
import { wordsOf, type LeadValue } from './values'
import { ValueInput } from './ValueInput'

type Props = {
  lead: Lead
  value: LeadValue
  /** How it is shown while nobody edits it; as it is written, if absent. */
  shown?: ReactNode
  /** Beside it, e.g. a link that calls. */
  side?: ReactNode
  /** The button that opens the input, for a shortcut. */
  ref?: Ref<HTMLButtonElement>
}

/** A value that becomes an input where it stands. Enter or leaving saves, Escape leaves it as it was. */
export function EditableValue({ lead, value, shown, side, ref }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const both = useMergedRef(button, ref)
  const edit = useValueEdit(lead, value, button)
  // Whether the focus belongs here once the input has gone: it does after Enter and Escape.
  const [returning, setReturning] = useState(false)
  const text = wordsOf(value, value.of(lead))

  function close(returns: boolean, how: () => void) {
    setReturning(returns)
    how()
  }

  if (edit.draft !== undefined) {
    return (
      <ValueInput
        value={value} draft={edit.draft} error={edit.problem} focused={edit.focused} onChange={edit.change}
        onEnter={(draft) => close(true, () => edit.commit(draft))} onEscape={() => close(true, edit.leave)}
        // The last tag is taken in when the input is left, a moment after this.
        onLeave={() => queueMicrotask(() => { if (edit.isOpen()) close(false, edit.commit) })}
      />
    )
  }
  return (
    <>
      <span className={classes.row}>
        <ValueButton ref={both} label={strings.editing.open(value.label, text)} focused={returning} onClick={edit.begin}>
          {text === '' ? strings.editing.nothing : (shown ?? text)}
        </ValueButton>
        {side}
      </span>
      {edit.conflict && <ConflictNote value={value} conflict={edit.conflict} onKeep={edit.keepMine} onTake={edit.takeTheirs} />}
    </>
  )
}

type ButtonProps = { label: string; focused: boolean; onClick: () => void; children: ReactNode; ref: Ref<HTMLButtonElement> }

function ValueButton({ label, focused, onClick, children, ref }: ButtonProps) {
  const both = useMergedRef(useFocusOnMount<HTMLButtonElement>(focused), ref)
  return <button type="button" ref={both} className={classes.value} aria-label={label} onClick={onClick}>{children}</button>
}
