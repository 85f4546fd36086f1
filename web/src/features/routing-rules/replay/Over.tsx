import { useMemo } from 'react'
import { SectionCard } from '@/shared/ui'
import { StackedBars, type Series } from '@/shared/ui/StackedBars'
import type { Replay } from './figures'
import { overTime, type Unit } from './overTime'
import classes from './Replay.module.css'
import { strings } from './strings'

const words = strings.time

/** Who got how many, day by day, beside who would have: one scale, one colour for each. */
export function Over({ replay }: { replay: Replay }) {
  const { unit, starts, before, after, most } = useMemo(() => overTime(replay), [replay])
  if (most === 0) return null
  return (
    <SectionCard title={words.title} hint={words.by[unit]}>
      <div className={classes.over}>
        <Side title={words.before} table={words.table.before} {...{ unit, starts, series: before, most }} />
        <Side title={words.after} table={words.table.after} {...{ unit, starts, series: after, most }} />
      </div>
    </SectionCard>
  )
}

type SideProps = { title: string; table: string; unit: Unit; starts: string[]; series: Series[]; most: number }

function Side({ title, table, unit, starts, series, most }: SideProps) {
  return (
    <div className={classes.overSide}>
      <h3 className={classes.overTitle}>{title}</h3>
      <StackedBars label={title} days={starts} series={series} most={most} words={{ table, day: words.unit[unit], total: words.total }} />
    </div>
  )
}
