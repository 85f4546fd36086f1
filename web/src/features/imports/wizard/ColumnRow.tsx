import { Select } from '@mantine/core'
import type { IconHistory } from '@tabler/icons-react'
import { memo } from 'react'
import { useMay } from '@/shared/api/useMe'
import { useFields } from '@/shared/fields/useFields'
import type { ImportColumn } from '../useImports'
import type { Draft } from './draft'
import { Readings } from './Readings'
import { words } from './strings'
import { choicesOf, leaveOut, newField } from './targets'
import classes from './Wizard.module.css'

const column = words.columns

type Props = {
  column: ImportColumn
  /** Of the file. */
  rows: number
  target: string | null
  monthFirst: boolean
  comma: boolean
  /** That other columns go to the same place. */
  taken?: string
  /** Stands in the choice as long as it is the one that was offered. */
  mark: typeof IconHistory
  onTarget: (header: string, target: string | null) => void
  onNew: (column: ImportColumn) => void
  onChange: (part: Partial<Draft>) => void
}

/** A column: what it is called and holds, and where its cells go. A file may have hundreds: only those that change are drawn anew. */
export const ColumnRow = memo(function Row({ column: one, rows, target, monthFirst, comma, taken, mark: Mark, onTarget, onNew, onChange }: Props) {
  const fields = useFields()
  const mayAdd = useMay('workspace.manage')
  const offered = target !== null && target === one.field

  function choose(value: string | null) {
    if (value === newField) onNew(one)
    else onTarget(one.header, value === leaveOut ? null : value)
  }
  return (
    <li className={classes.column} data-left-out={target === null || undefined}>
      <div className={classes.header}>
        <span className={classes.name}>{one.header}</span>
        <span className={classes.dim}>{column.filled(one.filled, rows)}</span>
      </div>
      <div className={classes.samples}>{one.samples.map((sample) => <span key={sample} title={sample}>{sample}</span>)}</div>
      <div className={classes.target}>
        <Select
          aria-label={column.goesTo(one.header)} data={choicesOf(one, fields, mayAdd)} value={target ?? leaveOut} onChange={choose} allowDeselect={false} searchable selectFirstOptionOnChange
          nothingFoundMessage={column.nothing} error={taken} leftSection={offered && <Mark size={14} aria-hidden />} leftSectionWidth={28} classNames={{ input: classes.choice }}
        />
        <Readings column={one} target={target} monthFirst={monthFirst} comma={comma} onChange={onChange} />
      </div>
    </li>
  )
})
