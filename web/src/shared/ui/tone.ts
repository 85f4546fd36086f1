/** What a colour means. Statuses choose one of these in the data. */
export type Tone = 'neutral' | 'brand' | 'info' | 'positive' | 'warning' | 'critical'

export const tones: Tone[] = ['neutral', 'brand', 'info', 'positive', 'warning', 'critical']

/** The colour of a dot or an icon. */
export function toneColor(tone: Tone): string {
  return tone === 'neutral' ? 'var(--fl-border-strong)' : `var(--fl-${tone})`
}

/** The quiet background of a chip. */
export function toneSoft(tone: Tone): string {
  return tone === 'neutral' ? 'var(--fl-hover)' : `var(--fl-${tone}-soft)`
}

/** Text on the quiet background. */
export function toneText(tone: Tone): string {
  return tone === 'neutral' ? 'var(--mantine-color-text)' : `var(--fl-${tone})`
}
