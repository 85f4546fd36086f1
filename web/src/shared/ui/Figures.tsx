import { useLocale } from '@/shared/locale/locale'
import { count, money } from './number'

/** A whole number, with tabular figures. */
export function Count({ value }: { value: number }) {
  useLocale()
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{count(value)}</span>
}

/** An amount, in the workspace's currency unless another is named. Nothing known shows as a dash, never as 0. */
export function Money({ value, currency }: { value: number | null | undefined; currency?: string }) {
  useLocale()
  if (value === null || value === undefined) return <span>–</span>
  return <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{money(value, currency)}</span>
}
