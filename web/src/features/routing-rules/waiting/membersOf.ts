import type { Rotation } from '../useRouting'
import type { WaitingGroup } from './words'

/** Who is in the turn of a rotation that leads wait for, each once. Who was taken out of it is not proposed. */
export function membersOf(groups: WaitingGroup[], rotations: Rotation[]): number[] {
  const awaited = new Set(groups.map(({ rotation }) => rotation?.id))
  const agents = rotations.filter(({ id }) => awaited.has(id)).flatMap((rotation) => rotation.agents)
  return [...new Set(agents.filter(({ excluded }) => !excluded).map(({ agent_id: id }) => id))]
}
