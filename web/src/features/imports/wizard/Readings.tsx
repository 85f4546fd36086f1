import { SegmentedControl, Text } from '@mantine/core'
import { useFields } from '@/shared/fields/useFields'
import type { ImportColumn } from '../useImports'
import type { Draft } from './draft'
import { dateReadings, numberReadings } from './readings'
import { words } from './strings'
import { fieldOf } from './targets'
import classes from './Wizard.module.css'

type Props = { column: ImportColumn; target: string | null; monthFirst: boolean; comma: boolean; onChange: (part: Partial<Draft>) => void }

/** Asks how dates or numbers are meant that can be read in two ways, where that makes a difference. */
export function Readings({ column, target, monthFirst, comma, onChange }: Props) {
  const type = fieldOf(target, useFields())?.type
  if (column.day_or_month && (target === 'created_at' || type === 'date')) {
    const read = dateReadings(column.samples)
    return <Question text={read.text} choices={[read.dayFirst, read.monthFirst]} second={monthFirst} onChange={(second) => onChange({ monthFirst: second })} />
  }
  if (column.point_or_comma && (target === 'value' || type === 'number' || type === 'money')) {
    const read = numberReadings(column.samples)
    return <Question text={read.text} choices={[read.point, read.comma]} second={comma} onChange={(second) => onChange({ comma: second })} />
  }
  return null
}

function Question({ text, choices: [first, second], second: isSecond, onChange }: { text: string; choices: [string, string]; second: boolean; onChange: (second: boolean) => void }) {
  const which = words.columns.which(text)
  return (
    <div className={classes.question}>
      <Text size="xs" c="dimmed" aria-hidden>{which}</Text>
      <SegmentedControl
        aria-label={which} size="xs" fullWidth value={isSecond ? 'second' : 'first'} onChange={(value) => onChange(value === 'second')}
        data={[{ value: 'first', label: first }, { value: 'second', label: second }]}
      />
    </div>
  )
}
