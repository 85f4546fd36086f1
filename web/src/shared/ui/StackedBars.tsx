import { Tooltip } from '@mantine/core'
import { namedDay } from '@/shared/locale/day'
import { dateFormat, useLocale } from '@/shared/locale/locale'
import { niceTop, ticksOf } from './bars'
import { count } from './number'
import classes from './StackedBars.module.css'

/** One colour of the bars; `rest`: all who have none of their own. */
export type Series = { key: string | number; name: string; values: number[]; rest?: boolean }

type Props = {
  label: string
  /** Such as 2026-12-01, oldest first. */
  days: string[]
  /** Each with a value for each day. */
  series: Series[]
  /** The most of a day in all charts that are compared; absent: of this one. */
  most?: number
  words: { table: string; day: string; total: string }
}

/** Figures of days as bars of several colours, and the same as a table. */
export function StackedBars({ label, days, series, most, words }: Props) {
  useLocale()
  const totals = days.map((_, day) => sum(series.map(({ values }) => Math.max(0, values[day] ?? 0))))
  const top = niceTop(most ?? Math.max(...totals))
  return (
    <figure className={classes.figure} aria-label={label}>
      <ul className={classes.legend}>
        {series.map(({ key, name, values, rest }, index) => (
          <li key={key}><span className={classes.swatch} data-hue={rest ? 'rest' : index} aria-hidden /><span className={classes.name}>{name}</span><span className={classes.sum}>{count(sum(values))}</span></li>
        ))}
      </ul>
      <div className={classes.plot} aria-hidden>
        {[top, top / 2, 0].map((line) => <span key={line} className={classes.line} style={{ bottom: `${(line / top) * 100}%` }}><span>{count(line)}</span></span>)}
        <div className={classes.columns}>
          {days.map((day, at) => (
            <Tooltip key={day} label={<DayTip day={day} at={at} series={series} />} withinPortal>
              <div className={classes.column}>
                {series.map(({ key, values, rest }, index) => (
                  (values[at] ?? 0) > 0 && <span key={key} className={classes.segment} data-hue={rest ? 'rest' : index} style={{ height: `${((values[at] ?? 0) / top) * 100}%` }} />
                ))}
              </div>
            </Tooltip>
          ))}
        </div>
      </div>
      <div className={classes.days} aria-hidden>
        {ticksOf(days.length).map((at) => <span key={at} style={{ left: `${((at + 0.5) / days.length) * 100}%` }}>{tickWords(days[at]!)}</span>)}
      </div>
      <FiguresTable label={label} days={days} series={series} words={words} />
    </figure>
  )
}

function DayTip({ day, at, series }: { day: string; at: number; series: Series[] }) {
  const some = series.filter(({ values }) => values[at])
  return (
    <span className={classes.tip}>
      <strong>{namedDay(day)}</strong>
      {some.map(({ key, name, values }) => <span key={key}><span>{name}</span><span>{count(values[at] ?? 0)}</span></span>)}
      {some.length === 0 && <span>{count(0)}</span>}
    </span>
  )
}

function FiguresTable({ label, days, series, words }: Props) {
  return (
    <details className={classes.details}>
      <summary>{words.table}</summary>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.scroll} role="group" tabIndex={0} aria-label={words.table}>
        <table aria-label={label}>
          <thead>
            <tr><th scope="col">{words.day}</th>{series.map(({ key, name }) => <th key={key} scope="col">{name}</th>)}<th scope="col">{words.total}</th></tr>
          </thead>
          <tbody>
            <tr className={classes.all}><th scope="row">{words.total}</th>{series.map(({ key, values }) => <td key={key}>{count(sum(values))}</td>)}<td>{count(sum(series.flatMap(({ values }) => values)))}</td></tr>
            {days.map((day, at) => (
              <tr key={day}><th scope="row">{namedDay(day)}</th>{series.map(({ key, values }) => <td key={key}>{count(values[at] ?? 0)}</td>)}<td>{count(sum(series.map(({ values }) => values[at] ?? 0)))}</td></tr>
            )).toReversed()}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function sum(figures: number[]): number {
  return figures.reduce((all, one) => all + one, 0)
}

/** A day of the workspace is the same day wherever it is read. */
function noon(day: string): Date {
  return new Date(`${day}T12:00`)
}

function tickWords(day: string): string {
  return dateFormat({ day: 'numeric', month: 'short' }).format(noon(day))
}
