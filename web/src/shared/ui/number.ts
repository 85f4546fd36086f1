const counts = new Intl.NumberFormat()
const balances = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** 4812 → “4,812” in the viewer's own way of writing numbers. */
export function count(n: number): string {
  return counts.format(n)
}

/** The size of a balance in leads, without its sign: −0.8333 → “0.8”. */
export function leads(balance: number): string {
  return balances.format(Math.abs(balance))
}

/** Whole amounts drop the cents: a lead's value is an estimate. */
export function money(amount: number, currency: string): string {
  const digits = Number.isInteger(amount) ? 0 : 2
  return new Intl.NumberFormat(undefined, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount)
}
