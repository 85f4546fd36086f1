import { Button } from '@mantine/core'
import { IconFilterOff, IconInbox } from '@tabler/icons-react'
import { useMay } from '@/shared/api/useMe'
import { EmptyState } from '@/shared/ui'
import { strings } from '../strings'
import { SetUp } from './SetUp'

const words = strings.empty

type Props = { filtered: boolean; onClear: () => void; onNew: () => void }

/** Nothing to show: because of the filters, because nothing is one's own yet, or because nothing has come in. */
export function LeadsEmpty({ filtered, onClear, onNew }: Props) {
  const seesAll = useMay('leads.view_all')
  const creates = useMay('leads.create')
  const add = creates && <Button variant="default" onClick={onNew}>{strings.create.open}</Button>
  if (filtered) return <EmptyState icon={IconFilterOff} title={words.filtered} hint={words.filteredHint} action={<Button variant="default" onClick={onClear}>{words.clear}</Button>} />
  if (!seesAll) return <EmptyState icon={IconInbox} title={words.own} hint={words.ownHint} action={add} />
  return <EmptyState icon={IconInbox} title={words.none} hint={words.noneHint} action={<SetUp byHand={add} />} />
}
