import type { ComponentType, ReactNode } from 'react'
import { RelativeTime } from './RelativeTime'
import { toneSoft, toneText, type Tone } from './tone'
import classes from './Timeline.module.css'

export type TimelineEntry = {
  id: string
  at: string
  /** One sentence: who did what. */
  title: ReactNode
  icon: ComponentType<{ size?: number; stroke?: number }>
  tone?: Tone
  /** A note's text, or the “Why?” chip. */
  detail?: ReactNode
}

/** What happened, newest first. */
export function Timeline({ entries, label }: { entries: TimelineEntry[]; label: string }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {entries.map(({ id, at, title, icon: Icon, tone = 'neutral', detail }) => (
        <li key={id} className={classes.entry}>
          <span className={classes.icon} style={{ background: toneSoft(tone), color: toneText(tone) }} aria-hidden>
            <Icon size={14} stroke={1.8} />
          </span>
          <div className={classes.head}>
            <span>{title}</span>
            <span className={classes.at}><RelativeTime at={at} /></span>
          </div>
          {detail && <div className={classes.detail}>{detail}</div>}
        </li>
      ))}
    </ol>
  )
}
