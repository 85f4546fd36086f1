import { stateWords, type Reading } from '@/shared/availability/words'
import { owedAtChoice, skipOf, type Decision } from '@/shared/decisions/candidates'
import { strings } from '../strings'

const words = strings.whyNotMe
const alike = 1e-9

/** Why a lead in turn went to somebody else, in the words of who asks; `reading` is when it was decided. */
export function notMe(decision: Decision, me: number, reading: Reading): string {
  const mine = decision.candidates.find((candidate) => candidate.agent_id === me)
  const winner = decision.candidates.find((candidate) => candidate.agent_id === decision.chosen?.agent_id)
  if (!mine || !winner) return words.notThere
  if (mine === winner) return words.me
  const skip = skipOf(mine)
  if (!skip) return passedBy(decision, mine, winner)
  switch (skip.reason) {
    case 'on_leave': case 'paused': case 'outside_hours': return words.away(stateWords(skip.reason, skip.ends, reading))
    case 'cap_day': return words.capDay(skip.most)
    case 'cap_week': return words.capWeek(skip.most)
    case 'max_open': return words.maxOpen(skip.had, skip.most)
    default: return words.reasons[skip.reason]
  }
}

type Candidate = Decision['candidates'][number]

/** Both could have had it. */
function passedBy(decision: Decision, mine: Candidate, winner: Candidate): string {
  if (mine.open !== null && winner.open !== null && mine.open !== winner.open) return words.moreOpen(winner.name, winner.open, mine.open)
  if (Math.abs(owedAtChoice(mine, decision) - owedAtChoice(winner, decision)) > alike) return words.owedMore(winner.name)
  return decision.tie === 'order' ? words.order(winner.name) : words.idle(winner.name)
}
