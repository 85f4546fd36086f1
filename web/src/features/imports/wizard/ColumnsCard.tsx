import { IconHistory, IconWand } from '@tabler/icons-react'
import { useState } from 'react'
import { FieldForm } from '@/shared/fields/form/FieldForm'
import { useFields } from '@/shared/fields/useFields'
import { allOf } from '@/shared/locale/lists'
import { SectionCard } from '@/shared/ui'
import type { Import, ImportColumn } from '../useImports'
import { ColumnRow } from './ColumnRow'
import type { Draft } from './draft'
import { words } from './strings'
import { targetOfField } from './targets'
import classes from './Wizard.module.css'

const { title, hint, suggested, remembered, taken } = words.columns

type Props = {
  item: Import
  draft: Draft
  /** By header: the headers of others that go to the same place. */
  conflicts: Map<string, string[]>
  onChange: (part: Partial<Draft>) => void
  onTarget: (header: string, target: string | null) => void
}

/** Where the cells of each column go. */
export function ColumnsCard({ item: { columns, rows, known }, draft: { targets, monthFirst, comma }, conflicts, onChange, onTarget }: Props) {
  const fields = useFields()
  const [adding, setAdding] = useState<ImportColumn>()
  const Mark = known ? IconHistory : IconWand

  return (
    <SectionCard
      title={title} flush
      hint={<span className={classes.legend}>{hint(columns.length)}<span className={classes.mark}><Mark size={14} aria-hidden />{known ? remembered : suggested}</span></span>}
    >
      <ul className={classes.columns} aria-label={title}>
        {columns.map((column) => {
          const others = conflicts.get(column.header)
          return (
            <ColumnRow
              key={column.header} column={column} rows={rows} target={targets[column.header] ?? null} monthFirst={monthFirst} comma={comma} taken={others && taken(allOf(others))} mark={Mark}
              onTarget={onTarget} onNew={setAdding} onChange={onChange}
            />
          )
        })}
      </ul>
      {adding && (
        <FieldForm
          fields={fields} preset={{ name: adding.header, type: adding.type, choices: adding.choices }} onClose={() => setAdding(undefined)}
          onAdded={({ key }) => onTarget(adding.header, targetOfField(key))}
        />
      )}
    </SectionCard>
  )
}
