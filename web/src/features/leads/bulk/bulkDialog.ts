import type { SelectionBody } from './selectionBody'
import type { Done } from './useBulk'
import type { Preview } from './words'

/** What every dialog of a bulk action is given. It stands only while it is open, so that each begins afresh. */
export type BulkDialogProps = {
  onClose: () => void
  /** For everything that matches, with the number on the screen, which the server compares with its own. */
  selection: SelectionBody
  preview: Preview
  onDone: (done: Done, sentence: string) => void
}
