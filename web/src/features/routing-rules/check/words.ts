import type { Tone } from '@/shared/ui'
import { strings } from '../strings'
import type { Finding, Severity } from './useCheck'

export const severities: Severity[] = ['error', 'warning', 'info']

export const toneOf: Record<Severity, Tone> = { error: 'critical', warning: 'warning', info: 'neutral' }

export function numberOf(findings: Finding[], severity: Severity): number {
  return findings.filter((one) => one.severity === severity).length
}

/** “2 problems, 1 warning” */
export function countWords(findings: Finding[]): string {
  const parts = severities.map((severity) => ({ severity, n: numberOf(findings, severity) })).filter(({ n }) => n > 0)
  return parts.map(({ severity, n }) => strings.check.of[severity](n)).join(', ') || strings.check.none
}
