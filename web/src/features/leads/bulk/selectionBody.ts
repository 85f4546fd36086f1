import type { SelectionBody } from '@/shared/batches/useBulk'
import type { Selection } from '@/shared/ui'
import type { LeadFilter } from '../filters/leadFilter'

/** What is ticked, as the API takes it: by ids, or everything that matches but for a few. */
export function selectionBody(selection: Selection, filter: LeadFilter): SelectionBody {
  if (selection.kind === 'some') return { ids: [...selection.ids].map(Number) }
  return { filter, exclude: [...selection.except].map(Number) }
}
