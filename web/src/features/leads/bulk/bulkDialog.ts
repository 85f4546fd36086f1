import type { SelectionBody } from '@/shared/batches/useBulk'
import type { Told } from '@/shared/batches/words'
import type { Preview } from './words'

/** What every dialog of a bulk action is given. It stands only while it is open, so that each begins afresh. */
export type BulkDialogProps = {
  onClose: () => void
  /** For everything that matches, with the number on the screen, which the server compares with its own. */
  selection: SelectionBody
  preview: Preview
  /** `said` is what was done, where the dialog knows better than the batch itself. */
  onDone: (batch: Told, said?: string) => void
}
