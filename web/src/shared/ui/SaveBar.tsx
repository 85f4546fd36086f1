import { Button, Text } from '@mantine/core'
import { sentenceOf } from '@/shared/api/problem'
import classes from './SaveBar.module.css'
import { strings } from './strings'

type Props = {
  /** What is not saved yet, in words; false: all is. */
  unsaved: string | false
  /** Why the last try failed. */
  error?: unknown
  onDiscard: () => void
  pending?: boolean
}

/** The foot of a form on a page, always in sight: what is not saved yet, and the button that saves. */
export function SaveBar({ unsaved, error, onDiscard, pending = false }: Props) {
  return (
    <div className={classes.bar}>
      <div className={classes.said}>
        {error ? <Text c="var(--fl-critical)" role="alert">{typeof error === 'string' ? error : sentenceOf(error)}</Text> : <Text c="dimmed" role="status">{unsaved}</Text>}
      </div>
      <div className={classes.buttons}>
        {unsaved && <Button variant="default" onClick={onDiscard}>{strings.discard}</Button>}
        <Button type="submit" loading={pending} disabled={!unsaved}>{strings.save}</Button>
      </div>
    </div>
  )
}
