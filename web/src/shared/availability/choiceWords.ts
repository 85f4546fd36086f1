import type { PauseChoice } from './pause'
import { strings } from './strings'
import { timeWords } from './words'

/** “1 hour”, “Until tomorrow 09:00” */
export function choiceWords(choice: PauseChoice, until: Date, zone: string): string {
  const said = strings.pauses[choice]
  return typeof said === 'string' ? said : said(timeWords(until, zone))
}
