import { count, money } from './number'

/** A whole number in the viewer's way of writing, with tabular figures. */
export function Count({ value }: { value: number }) {
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{count(value)}</span>
}

/** An amount. Nothing known shows as a dash, never as 0. */
export function Money({ value, currency }: { value: number | null | undefined; currency: string }) {
  if (value === null || value === undefined) return <span>–</span>
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{money(value, currency)}</span>
}
