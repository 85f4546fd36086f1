import { Button, SegmentedControl, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { strings, type Show } from './strings'
import classes from './Tries.module.css'

type Props<S extends Show> = {
  /** What the choice of a state is called. */
  label: string
  shows: readonly S[]
  show: S
  counts: Partial<Record<Show, number>>
  onShow: (show: S | undefined) => void
  /** What narrows the list further. */
  choice?: { label: string; value: string; data: { value: string; label: string }[]; onChoose: (value: string) => void }
  retryAll: ReactNode
  children: ReactNode
}

/** A list of what was sent or should be, by how that went. */
export function TriesTab<S extends Show>({ label, shows, show, counts, onShow, choice, retryAll, children }: Props<S>) {
  const data = shows.map((value) => ({ value: value as string, label: strings.withCount(strings.shows[value], counts[value] ?? 0) }))
  const choose = (value: string | null) => onShow(shows.find((one) => one === value))
  return (
    <div className={classes.tab}>
      <div className={classes.bar}>
        <SegmentedControl aria-label={label} className={classes.shows} value={show} data={data} onChange={choose} />
        <Select aria-label={label} className={classes.showsOnPhone} allowDeselect={false} value={show} data={data} onChange={choose} />
        {choice && <Select aria-label={choice.label} className={classes.choice} allowDeselect={false} value={choice.value} data={choice.data} onChange={(value) => choice.onChoose(value ?? '')} />}
        {retryAll}
      </div>
      {children}
    </div>
  )
}

type RetryProps = { n: number; pending: boolean; onRetry: () => void }

export function RetryAll({ n, pending, onRetry }: RetryProps) {
  if (n === 0) return null
  return <Button variant="default" className={classes.end} loading={pending} onClick={onRetry}>{strings.retryAll(n)}</Button>
}

export function RetryOne({ name, pending, onRetry }: { name: string; pending: boolean; onRetry: () => void }) {
  return <Button variant="default" h={28} px={10} aria-label={strings.retryOf(name)} loading={pending} onClick={onRetry}>{strings.retry}</Button>
}
