import { dateFormat, numberFormat } from '@/shared/locale/locale'

const date = /\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/
const thousands = /\b\d{1,3}[.,]\d{3}\b/

/** Both ways to read the same text. */
export type Readings = { text: string; dayFirst: string; monthFirst: string }

/** A date of these samples that means one thing or another: 01/02/2026 is 1 February, or 2 January. */
export function dateReadings(samples: string[]): Readings {
  const found = samples.map((sample) => date.exec(sample)).find((match) => match && match[1] !== match[2] && Number(match[1]) <= 12 && Number(match[2]) <= 12)
  const [text, first, second, year] = found ?? ['01/02/2026', '1', '2', '2026']
  return { text, dayFirst: dayWords(Number(first), Number(second), Number(year)), monthFirst: dayWords(Number(second), Number(first), Number(year)) }
}

function dayWords(day: number, month: number, year: number): string {
  return dateFormat({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, day))
}

/** A number of these samples that means one thing or another: 1.234 is more than a thousand, or little more than one. */
export function numberReadings(samples: string[]): { text: string; point: string; comma: string } {
  const text = samples.map((sample) => thousands.exec(sample)?.[0]).find((match) => match !== undefined) ?? '1.234'
  const large = numberFormat({ useGrouping: false }).format(Number(text.replace(/[.,]/, '')))
  const small = numberFormat({ minimumFractionDigits: 3 }).format(Number(text.replace(',', '.')))
  return text.includes('.') ? { text, point: small, comma: large } : { text, point: large, comma: small }
}
