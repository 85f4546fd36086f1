import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ComponentProps } from 'react'
import { useQuery } from '@tanstack/react-query'
import { batchOptions } from '@/shared/batches/batchOptions'
import { UndoBatch } from '@/shared/batches/UndoBatch'
import { useBatchNames } from '@/shared/batches/useBatchNames'
import { PageHeader, SettingsPage } from '@/shared/ui'
import { strings } from '../strings'
import type { Import } from '../useImports'
import { Ending } from './Ending'
import { Holders } from './Holders'
import { ImportFigures } from './ImportFigures'
import { Rejected } from './Rejected'
import classes from './Report.module.css'

const words = strings.report

type Props = { item: Import; header: ComponentProps<typeof PageHeader> }

/** What came of an import that has ended, or was undone. */
export function Report({ item, header }: Props) {
  const [undoing, setUndoing] = useState(false)
  const names = useBatchNames()
  const { data: batch } = useQuery({ ...batchOptions(item.batch_id ?? 0), enabled: item.batch_id !== null })
  const there = item.created > 0 && item.state !== 'undone'
  const actions = there && batch && (
    <>
      <Button variant="default" onClick={() => setUndoing(true)}>{words.undo}</Button>
      <Button renderRoot={(props) => <Link to="/leads" search={{ batch: [String(batch.id)] }} {...props} />}>{words.seeLeads}</Button>
    </>
  )
  return (
    <SettingsPage wide header={<PageHeader {...header} actions={actions} />}>
      {batch && <Ending item={item} batch={batch} />}
      <ImportFigures item={item} />
      <div className={classes.below}>
        {there && batch && <Holders batch={batch.id} />}
        {item.rejected > 0 && <Rejected item={item} />}
      </div>
      {undoing && batch && <UndoBatch batch={batch} names={names} onClose={() => setUndoing(false)} />}
    </SettingsPage>
  )
}
