import { Button } from '@mantine/core'
import { strings } from '../strings'
import classes from './Views.module.css'

const words = strings.views

/** Shown while the list is not what the view says. Without `onSave`: it is nobody's view yet, or not one's own to change. */
export function SaveView({ onSave, onSaveAs }: { onSave: (() => void) | undefined; onSaveAs: () => void }) {
  return (
    <div className={classes.save}>
      {onSave && <Button variant="default" h={32} onClick={onSave}>{words.save}</Button>}
      <Button variant="subtle" h={32} px={8} onClick={onSaveAs}>{words.saveAs}</Button>
    </div>
  )
}
