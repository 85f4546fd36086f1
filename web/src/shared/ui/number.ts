import { currencyOfLocale, numberFormat } from '@/shared/locale/locale'

/** 4812 → “4,812” */
export function count(n: number): string {
  return numberFormat().format(n)
}

/** The size of a balance in leads, without its sign: −0.8333 → “0.8”. */
export function leads(balance: number): string {
  return numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.abs(balance))
}

/** A balance for those who want to check it: −0.8333 → “−0.8333”, 0.5 → “+0.5000”. */
export function exactBalance(amount: number): string {
  return numberFormat({ minimumFractionDigits: 4, maximumFractionDigits: 4, signDisplay: 'exceptZero' }).format(amount)
}

/**
 * An amount in the workspace's currency, or a plain number while it has none. Whole amounts drop the cents: a lead's
 * value is an estimate.
 */
export function money(amount: number, currency = currencyOfLocale()): string {
  if (!currency) return count(amount)
  const whole = Number.isInteger(amount) && { minimumFractionDigits: 0, maximumFractionDigits: 0 }
  return numberFormat({ style: 'currency', currency, ...whole }).format(amount)
}

/** How a number is divided while somebody types it. */
export function divided() {
  const parts = numberFormat().formatToParts(12_345_678.9)
  const find = (type: string) => parts.find((part) => part.type === type)?.value
  const inLakhs = parts.filter((part) => part.type === 'integer')[1]?.value.length === 2
  return {
    thousandSeparator: find('group') ?? false,
    decimalSeparator: find('decimal'),
    thousandsGroupStyle: inLakhs ? ('lakh' as const) : ('thousand' as const),
  }
}

/** What stands before and after an amount: “€” and nothing, or nothing and “ €”. */
export function aroundAmount(currency = currencyOfLocale()): { prefix?: string; suffix?: string } {
  if (!currency) return {}
  const parts = numberFormat({ style: 'currency', currency, maximumFractionDigits: 0 }).formatToParts(1)
  const figure = parts.findIndex((part) => part.type === 'integer')
  const words = (some: typeof parts) => some.map((part) => part.value).join('')
  return { prefix: words(parts.slice(0, figure)), suffix: words(parts.slice(figure + 1)) }
}
