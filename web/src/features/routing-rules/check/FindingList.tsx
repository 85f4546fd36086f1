import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { strings } from '../strings'
import classes from './Check.module.css'
import { alike, type Finding, type Severity } from './useCheck'

const icons: Record<Severity, typeof IconInfoCircle> = { error: IconAlertCircle, warning: IconAlertTriangle, info: IconInfoCircle }

type Props = { findings: Finding[]; label: string; /** Whom findings that say the same are about; absent: they stand beside it. */ renderAbout?: (findings: Finding[]) => ReactNode }

/** What was found, each once, with a sign of how much it matters. Nothing found: nothing. */
export function FindingList({ findings, label, renderAbout }: Props) {
  if (findings.length === 0) return null
  return (
    <ul className={classes.list} aria-label={label}>
      {alike(findings).map((all) => {
        const [{ severity, message, code, rule_id, rotation_id, field }] = all
        const Icon = icons[severity]
        return (
          <li key={[code, rule_id, rotation_id, field].join()} className={classes.finding} data-severity={severity}>
            <Icon size={16} stroke={1.6} role="img" aria-label={strings.check.sign[severity]} />
            <div>{renderAbout?.(all)}<span>{message}</span></div>
          </li>
        )
      })}
    </ul>
  )
}
