import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { toneSoft, toneText, type Tone } from './tone'
import classes from './Sentence.module.css'

/** A rule as a sentence: joints (“When”, “and”) in plain text, parts as chips. */
export function Sentence({ children }: { children: ReactNode }) {
  return <span className={classes.sentence}>{children}</span>
}

/** A word that joins two parts. */
export function Joint({ children }: { children: ReactNode }) {
  return <span className={classes.joint}>{children}</span>
}

/** Stands between what must hold and what then happens; read out as `label`. */
export function LeadsTo({ label }: { label: string }) {
  return <IconArrowRight size={16} aria-label={label} role="img" className={classes.joint} />
}

type Props = {
  /** neutral for a condition, brand for the target, critical for what is broken */
  tone?: Tone
  children: ReactNode
}

export function SentencePart({ tone = 'neutral', children }: Props) {
  return (
    <span className={classes.part} title={typeof children === 'string' ? children : undefined} style={{ background: toneSoft(tone), color: toneText(tone) }}>
      {children}
    </span>
  )
}
