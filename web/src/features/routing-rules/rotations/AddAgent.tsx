import { useAgents } from '@/shared/members/useAgents'
import { AgentSelect, toast } from '@/shared/ui'
import { strings } from '../strings'
import { noLimits, useSaveRotation, type Rotation } from '../useRouting'
import classes from './Rotations.module.css'

const words = strings.rotation

export function AddAgent({ rotation }: { rotation: Rotation }) {
  const { agents } = useAgents()
  const { save } = useSaveRotation()
  const outside = agents.filter(({ id }) => !rotation.agents.some(({ agent_id }) => agent_id === id))
  if (outside.length === 0) return null

  function add(id: number | null) {
    const joining = outside.find((agent) => agent.id === id)
    if (!joining) return
    save({ ...rotation, agents: [...rotation.agents, { agent_id: joining.id, name: joining.name, weight: 1, excluded: false, ...noLimits }] }, () => toast.done(words.added(joining.name)))
  }

  return (
    <div className={classes.add} style={{ maxWidth: 320 }}>
      <AgentSelect label={words.add} agents={outside} value={undefined} placeholder={words.add} unassignable={false} onChange={add} />
    </div>
  )
}
