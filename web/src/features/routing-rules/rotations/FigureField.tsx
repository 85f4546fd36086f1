import { useState } from 'react'
import { NumberField } from '@/shared/ui/NumberField'
import classes from './Rotations.module.css'

type Props = {
  /** What stands above it, and its whole name: “Most leads a day for Ana”. */
  label: string
  name: string
  value: number | null
  max: number
  /** What stands in it while it is empty; without it, it may not be. */
  none?: string
  onSave: (value: number | null) => void
}

/** A figure that is saved as soon as it is left, or Enter is pressed. */
export function FigureField({ label, name, value, max, none, onSave }: Props) {
  const [typed, setTyped] = useState<number | string>(value ?? '')
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    setTyped(value ?? '')
  }

  function save() {
    const empty = String(typed).trim() === ''
    const figure = empty ? null : Number(typed)
    if ((empty && none === undefined) || (figure !== null && !Number.isInteger(figure))) return setTyped(value ?? '')
    if (figure !== value) onSave(figure)
  }

  return (
    <NumberField
      className={classes.figure} label={label} aria-label={name} placeholder={none} value={typed} onChange={setTyped} onBlur={save} onKeyDown={(event) => { if (event.key === 'Enter') save() }}
      min={0} max={max} allowDecimal={false} allowNegative={false} clampBehavior="strict"
    />
  )
}
