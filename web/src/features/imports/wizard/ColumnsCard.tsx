import { IconHistory, IconWand } from '@tabler/icons-react'
import { useState } from 'react'
import { FieldForm } from '@/shared/fields/form/FieldForm'
import { useFields } from '@/shared/fields/useFields'
import { SectionCard } from '@/shared/ui'
import type { Import, ImportColumn } from '../useImports'
import { ColumnRow } from './ColumnRow'
import type { Draft, Targets } from './draft'
import { words } from './strings'
import { targetOfField } from './targets'
import classes from './Wizard.module.css'

const { title, hint, suggested, remembered } = words.columns

type Props = { item: Import; draft: Draft; conflicts: Map<string, string[]>; onChange: (part: Partial<Draft>) => void; onTargets: (part: Targets) => void }

/** Where the cells of each column go. */
export function ColumnsCard({ item: { columns, rows, known }, draft, conflicts, onChange, onTargets }: Props) {
  const fields = useFields()
  const [adding, setAdding] = useState<ImportColumn>()
  const Mark = known ? IconHistory : IconWand

  return (
    <SectionCard
      title={title} flush
      hint={<span className={classes.legend}>{hint(columns.length)}<span className={classes.mark}><Mark size={14} aria-hidden />{known ? remembered : suggested}</span></span>}
    >
      <ul className={classes.columns} aria-label={title}>
        {columns.map((column) => (
          <ColumnRow
            key={column.header} column={column} rows={rows} draft={draft} others={conflicts.get(column.header)} mark={Mark}
            onTarget={(target) => onTargets({ [column.header]: target })} onNew={() => setAdding(column)} onChange={onChange}
          />
        ))}
      </ul>
      {adding && (
        <FieldForm
          fields={fields} preset={{ name: adding.header, type: adding.type, choices: adding.choices }} onClose={() => setAdding(undefined)}
          onAdded={({ key }) => onTargets({ [adding.header]: targetOfField(key) })}
        />
      )}
    </SectionCard>
  )
}
