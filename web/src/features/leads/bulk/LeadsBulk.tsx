import { Button, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { sentenceOf } from '@/shared/api/problem'
import { useStale } from '@/shared/live/useStale'
import { BulkBar, countSelected, nothingSelected, toast, type Selection } from '@/shared/ui'
import type { LeadFilter } from '../filters/leadFilter'
import { strings } from '../strings'
import { AssignDialog } from './AssignDialog'
import { LeftLeadsDialog, type Left } from './LeftLeadsDialog'
import { selectionBody } from './selectionBody'
import { SpreadDialog } from './SpreadDialog'
import { UnassignDialog } from './UnassignDialog'
import type { Done } from './useBulk'
import { useUndo } from './useUndo'
import { leftOut } from './words'

const words = strings.bulk

type Act = 'assign' | 'reassign' | 'spread' | 'unassign'
type Props = {
  selection: Selection
  onSelect: (selection: Selection) => void
  filter: LeadFilter
  /** How many match the filter. */
  total: number | undefined
  totalIsExact: boolean
  /** Leads have moved: read the list anew. */
  onMoved: () => void
}

/** What can be done with the ticked leads, for whoever may assign. */
export function LeadsBulk({ selection, onSelect, filter, total = 0, totalIsExact, onMoved }: Props) {
  const selected = countSelected(selection)
  const body = selectionBody(selection, filter)
  const { data: preview, error } = api.useQuery('post', '/api/v1/leads/bulk/preview', { body: { selection: body } }, { enabled: selected > 0, placeholderData: keepPreviousData })
  const [act, setAct] = useState<Act>()
  const [left, setLeft] = useState<Left>()
  const [opener, setOpener] = useState<Element | null>(null)
  const stale = useStale()
  const undo = useUndo(setLeft, onMoved)

  function open(next: Act) {
    setOpener(document.activeElement)
    setAct(next)
  }
  function close() {
    setAct(undefined)
    requestAnimationFrame(() => opener instanceof HTMLElement && opener.focus())
  }
  function finish({ batch, assigned, skipped }: Done, sentence: string) {
    const out = leftOut(skipped)
    const notes = [sentence, out.skipped.length > 0 && strings.done.skipped(out.skipped.length), out.already > 0 && strings.done.already(out.already)]
    const more = out.skipped.length > 0 ? { label: strings.done.seeWhich, run: () => setLeft({ kind: 'skipped', leads: out.skipped }) } : undefined
    toast.done(notes.filter(Boolean).join(' '), assigned > 0 ? () => undo(batch) : undefined, more)
    setAct(undefined)
    onSelect(nothingSelected)
    void stale('leads')
    onMoved()
  }

  const dialog = preview && { onClose: close, selection: selection.kind === 'all' ? { ...body, expected_count: preview.total } : body, preview, onDone: finish }
  return (
    <>
      <BulkBar selection={selection} onSelect={onSelect} matching={totalIsExact ? total : 0}>
        {preview && preview.unassigned > 0 && <Button onClick={() => open('assign')}>{words.assign}</Button>}
        {preview && preview.unassigned < preview.total && <Button variant={preview.unassigned > 0 ? 'default' : 'filled'} onClick={() => open('reassign')}>{words.reassign}</Button>}
        {preview && <Button variant="default" onClick={() => open('spread')}>{words.spread}</Button>}
        {preview && preview.unassigned < preview.total && <Button variant="default" onClick={() => open('unassign')}>{words.unassign}</Button>}
        {error && <Text c="var(--fl-critical)" role="alert">{sentenceOf(error)}</Text>}
        {!totalIsExact && <Text c="dimmed" size="xs">{words.tooMany}</Text>}
      </BulkBar>
      {dialog && (act === 'assign' || act === 'reassign') && <AssignDialog act={act} {...dialog} />}
      {dialog && act === 'spread' && <SpreadDialog {...dialog} />}
      {dialog && act === 'unassign' && <UnassignDialog {...dialog} />}
      <LeftLeadsDialog left={left} onClose={() => setLeft(undefined)} />
    </>
  )
}
