import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { strings } from '../strings'
import classes from './Check.module.css'
import type { Finding, Severity } from './useCheck'

const icons: Record<Severity, typeof IconInfoCircle> = { error: IconAlertCircle, warning: IconAlertTriangle, info: IconInfoCircle }

type Props = { findings: Finding[]; label: string; /** Whom a finding is about; absent: it stands beside it. */ renderAbout?: (finding: Finding) => ReactNode }

/** What was found, a line each, with a sign of how much it matters. Nothing found: nothing. */
export function FindingList({ findings, label, renderAbout }: Props) {
  if (findings.length === 0) return null
  return (
    <ul className={classes.list} aria-label={label}>
      {findings.map((finding) => {
        const Icon = icons[finding.severity]
        return (
          <li key={[finding.code, finding.rule_id, finding.rotation_id, finding.field].join()} className={classes.finding} data-severity={finding.severity}>
            <Icon size={16} stroke={1.6} role="img" aria-label={strings.check.sign[finding.severity]} />
            <div>{renderAbout?.(finding)}<span>{finding.message}</span></div>
          </li>
        )
      })}
    </ul>
  )
}
