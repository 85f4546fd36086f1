import { Select } from '@mantine/core'
import type { IconHistory } from '@tabler/icons-react'
import { useMay } from '@/shared/api/useMe'
import { useFields } from '@/shared/fields/useFields'
import { allOf } from '@/shared/locale/lists'
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
  draft: Draft
  /** Columns that go to the same place. */
  others?: string[]
  /** Stands in the choice as long as it is the one that was offered. */
  mark: typeof IconHistory
  onTarget: (target: string | null) => void
  onNew: () => void
  onChange: (part: Partial<Draft>) => void
}

/** A column: what it is called and holds, and where its cells go. */
export function ColumnRow({ column: one, rows, draft, others, mark: Mark, onTarget, onNew, onChange }: Props) {
  const fields = useFields()
  const mayAdd = useMay('workspace.manage')
  const target = draft.targets[one.header] ?? null
  const offered = target !== null && target === one.field

  function choose(value: string | null) {
    if (value === newField) onNew()
    else onTarget(value === leaveOut ? null : value)
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
          nothingFoundMessage={column.nothing} error={others && column.taken(allOf(others))} leftSection={offered && <Mark size={14} aria-hidden />} leftSectionWidth={28}
        />
        <Readings column={one} target={target} draft={draft} onChange={onChange} />
      </div>
    </li>
  )
}
