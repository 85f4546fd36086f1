import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/shared/ui'
import { strings } from '../strings'
import { rotationsOptions, useSaveRotation, type Rotation } from '../useRouting'
import { isOut, outUntil, takesPart, withTurn, type InTurn } from './inTurn'

const words = strings.rotation

type Agent = Rotation['agents'][number]

/** Takes agents of a rotation out of the turn and puts them back, in what is saved by then. */
export function useTurn({ id }: Rotation) {
  const queries = useQueryClient()
  const { save } = useSaveRotation()

  function set({ agent_id }: Agent, turn: InTurn, done: () => void) {
    const saved = queries.getQueryData<{ items: Rotation[] }>(rotationsOptions.queryKey)?.items.find((one) => one.id === id)
    if (saved) save(withTurn(saved, agent_id, turn), done)
  }
  const backIn = (agent: Agent) => set(agent, takesPart, () => toast.done(words.includedAgain(agent.name)))
  return {
    backIn,
    takeOut: (agent: Agent) => set(agent, isOut, () => toast.done(words.excluded(agent.name))),
    takeOutUntil: (agent: Agent, end: Date, said: string) => {
      const { excluded, excluded_until } = agent
      const undo = () => set(agent, { excluded, excluded_until }, () => toast.done(strings.takeOut.undone(agent.name)))
      set(agent, outUntil(end), () => toast.done(strings.takeOut.done(agent.name, said), undo))
    },
  }
}
