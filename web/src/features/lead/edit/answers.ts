/** Objects are not changed by hand. */
export function isEditable(answer: unknown): boolean {
  return typeof answer !== 'object' || answer === null || (Array.isArray(answer) && answer.every((one) => typeof one !== 'object'))
}

/** Brings a text back to the sort of answer it was: a number stays one, a list stays one. */
export function answerFrom(text: string, before: unknown): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (Array.isArray(before)) return trimmed.split(',').map((one) => one.trim()).filter(Boolean)
  if (typeof before === 'number' && Number.isFinite(Number(trimmed))) return Number(trimmed)
  if (typeof before === 'boolean' && ['true', 'false'].includes(trimmed)) return trimmed === 'true'
  return trimmed
}
