import { Button } from '@mantine/core'
import { useState, type ComponentProps } from 'react'
import { useBatches } from '@/shared/batches/context'
import { PageHeader, ProgressLine, SectionCard, SettingsPage } from '@/shared/ui'
import { strings } from '../strings'
import { progressOf, type Import } from '../useImports'
import { ImportFigures } from './ImportFigures'
import { secondsLeft } from './pace'
import { timeWords } from './timeWords'
import { usePace } from './usePace'

const words = strings.running

type Props = {
  item: Import
  /** When the server said so, in milliseconds. */
  at: number
  header: ComponentProps<typeof PageHeader>
}

/** How far an import is, or its undo. It goes on without this page. */
export function Running({ item, at, header }: Props) {
  const { stop } = useBatches()
  const [stopping, setStopping] = useState(false)
  const undoing = item.state === 'undoing'
  const far = progressOf(item)
  const pace = usePace(at, far.n)
  const said = [
    undoing ? words.back(far.n, far.of) : words.far(far.n, far.of),
    ...(pace ? [words.pace(Math.round(pace)), words.left(timeWords(secondsLeft(pace, far)))] : []),
  ]

  async function end() {
    if (item.batch_id === null) return
    setStopping(true)
    await stop(item.batch_id)
    setStopping(false)
  }
  return (
    <SettingsPage wide header={<PageHeader {...header} actions={!undoing && <Button variant="default" loading={stopping} onClick={() => void end()}>{words.stop}</Button>} />}>
      <SectionCard title={undoing ? words.undoing : words.title} hint={words.goesOn}>
        <ProgressLine n={far.n} of={far.of} label={said.join(' · ')} />
      </SectionCard>
      <ImportFigures item={item} />
    </SettingsPage>
  )
}
