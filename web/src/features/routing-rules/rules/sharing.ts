import { allOf } from '@/shared/locale/lists'
import { strings } from '../strings'

const words = strings.rules
const few = 3

/** Which other rules, and perhaps the last line, take their turns from the same rotation: “VIP and any other lead”. Empty: none. */
export function sharing(others: { name: string }[], otherwise: boolean): string {
  const named = others.slice(0, others.length > few + 1 ? few : undefined).map(({ name }) => name)
  const rest = others.length - named.length
  return allOf([...named, ...(rest > 0 ? [words.sharesMore(rest)] : []), ...(otherwise ? [words.sharesOtherwise] : [])])
}
