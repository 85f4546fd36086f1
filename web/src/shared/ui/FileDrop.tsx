import { IconFileUpload } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import classes from './FileDrop.module.css'

type Props = {
  /** What to do: “Drop a CSV file here, or choose one”. */
  label: string
  /** What is taken, and how large. */
  hint?: string
  /** As the browser's dialog filters files: `.csv,.xlsx`. What is dropped may be anything. */
  accept: string
  disabled?: boolean
  onFile: (file: File) => void
}

/** A place to drop a file on; a click or Enter opens the browser's dialog. */
export function FileDrop({ label, hint, accept, disabled = false, onFile }: Props) {
  const [over, setOver] = useState(false)

  function drag(event: DragEvent, isOver: boolean) {
    event.preventDefault()
    setOver(isOver && !disabled)
  }
  function take(files: FileList | null) {
    const file = files?.item(0)
    if (file && !disabled) onFile(file)
  }
  return (
    <label className={classes.drop} data-over={over || undefined} data-disabled={disabled || undefined}>
      <span className={classes.icon} aria-hidden><IconFileUpload size={20} stroke={1.6} /></span>
      <span className={classes.words}>
        <span className={classes.label}>{label}</span>
        {hint && <span className={classes.hint}>{hint}</span>}
      </span>
      {/* Lies over all of it, unseen. Emptied at once, so that the same file can be chosen again. */}
      <input
        type="file" title="" className={classes.input} accept={accept} disabled={disabled}
        onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = '' }}
        onDragOver={(event) => drag(event, true)} onDragLeave={(event) => drag(event, false)} onDrop={(event) => { drag(event, false); take(event.dataTransfer.files) }}
      />
    </label>
  )
}
