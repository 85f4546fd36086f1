import type { Rotation } from '../useRouting'

/** Whether an agent takes part in the turn: out until somebody says otherwise, or until a time. */
export type InTurn = Pick<Rotation['agents'][number], 'excluded' | 'excluded_until'>

export const takesPart: InTurn = { excluded: false, excluded_until: null }
export const isOut: InTurn = { excluded: true, excluded_until: null }
export const outUntil = (end: Date): InTurn => ({ excluded: false, excluded_until: end.toISOString() })

/** The end of what holds now: null if nobody knows it, undefined if the agent is in the turn. */
export function endOfOut({ excluded, excluded_until }: InTurn, now: Date): Date | null | undefined {
  if (excluded) return null
  const end = excluded_until ? new Date(excluded_until) : undefined
  return end && end > now ? end : undefined
}

/** The rotation with one agent taken out of the turn, or put back. */
export function withTurn(rotation: Rotation, agentId: number, { excluded, excluded_until }: InTurn): Rotation {
  return { ...rotation, agents: rotation.agents.map((agent) => (agent.agent_id === agentId ? { ...agent, excluded, excluded_until } : agent)) }
}
