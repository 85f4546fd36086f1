import { IconSearch } from '@tabler/icons-react'
import { KeyHint } from '@/shared/ui'
import { strings } from '../strings'
import classes from './Palette.module.css'
import { palette } from './store'

export function PaletteButton() {
  return (
    <button type="button" className={classes.open} onClick={palette.open} aria-label={strings.search} aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={18} stroke={1.6} aria-hidden />
      <span>{strings.search}</span>
      <span><KeyHint keys={['mod', 'K']} /></span>
    </button>
  )
}
