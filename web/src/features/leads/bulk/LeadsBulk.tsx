import { Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { api } from '@/shared/api/client'
import { sentenceOf } from '@/shared/api/problem'
import { useBatches } from '@/shared/batches/context'
import { useFinishBulk } from '@/shared/batches/useBulk'
import type { Told } from '@/shared/batches/words'
import { BulkBar, countSelected, nothingSelected, type Selection } from '@/shared/ui'
import type { LeadFilter } from '../filters/leadFilter'
import { strings } from '../strings'
import type { DialogName, May } from './acts'
import { selectionBody } from './selectionBody'

// Nobody needs them before the first tick, and the first choice.
const BulkActions = lazy(() => import('./BulkActions').then((module) => ({ default: module.BulkActions })))
const BulkDialogs = lazy(() => import('./BulkDialogs').then((module) => ({ default: module.BulkDialogs })))

type Props = {
  may: May
  selection: Selection
  onSelect: (selection: Selection) => void
  filter: LeadFilter
  /** How many match the filter. */
  total: number | undefined
  totalIsExact: boolean
  /** Leads have changed: read the list anew. */
  onChanged: () => void
}

/** What can be done with the ticked leads. */
export function LeadsBulk({ may, selection, onSelect, filter, total = 0, totalIsExact, onChanged }: Props) {
  const body = selectionBody(selection, filter)
  const { data: preview, isPlaceholderData, error } = api.useQuery('post', '/api/v1/leads/bulk/preview', { body: { selection: body } }, { enabled: countSelected(selection) > 0, placeholderData: keepPreviousData })
  const counted = selection.kind === 'all' && preview && !isPlaceholderData ? preview.total : undefined
  const [dialog, setDialog] = useState<DialogName>()
  const [opener, setOpener] = useState<Element | null>(null)
  const tellEnd = useFinishBulk()
  useWhenEnded(onChanged)

  function open(name: DialogName) {
    setOpener(document.activeElement)
    setDialog(name)
  }
  function close() {
    setDialog(undefined)
    requestAnimationFrame(() => opener instanceof HTMLElement && opener.focus())
  }
  function finish(batch: Told, said?: string) {
    setDialog(undefined)
    onSelect(nothingSelected)
    void tellEnd(batch, said)
  }

  return (
    <>
      <BulkBar selection={selection} onSelect={onSelect} matching={total} matchingIsExact={totalIsExact} counted={counted}>
        {error && <Text c="var(--fl-critical)" role="alert">{sentenceOf(error)}</Text>}
        {!error && <Suspense fallback={counting}><BulkActions may={may} preview={preview} counting={counting} onOpen={open} /></Suspense>}
      </BulkBar>
      {preview && dialog && (
        <Suspense>
          <BulkDialogs name={dialog} onClose={close} onDone={finish} preview={preview} selection={selection.kind === 'all' ? { ...body, expected_count: preview.total } : body} />
        </Suspense>
      )}
    </>
  )
}

const counting = <Text c="dimmed" role="status">{strings.bulk.counting}</Text>

/** A bulk action, or its undo, has ended: here, or somewhere else on this page. */
function useWhenEnded(then: () => void) {
  const { ended } = useBatches()
  const seen = useRef(ended)
  useEffect(() => {
    if (ended === seen.current) return
    seen.current = ended
    then()
  }, [ended, then])
}
