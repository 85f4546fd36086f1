/** Where the answers to a question can go: `fields` stands for a form answer under a key. */
export const answerTargets = ['name', 'first_name', 'last_name', 'email', 'phone', 'company', 'country', 'language', 'value', 'fields'] as const
export type AnswerTarget = (typeof answerTargets)[number]

const prefix = 'fields.'

/** `fields.budget` → a form answer under `budget`. */
export function readTarget(target: string): { to: AnswerTarget; key: string } {
  if (target.startsWith(prefix)) return { to: 'fields', key: target.slice(prefix.length) }
  return { to: answerTargets.find((one) => one === target) ?? 'fields', key: '' }
}

export function writeTarget({ to, key }: { to: AnswerTarget; key: string }): string {
  return to === 'fields' ? prefix + key.trim() : to
}
