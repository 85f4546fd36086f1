import { Select } from '@mantine/core'
import { useAgents } from '@/shared/members/useAgents'
import { LeadsTo, OrderedRow, toast } from '@/shared/ui'
import { FindingList } from '../check/FindingList'
import type { Finding } from '../check/useCheck'
import { useRuleset } from '../ruleset/ruleset'
import { strings } from '../strings'
import type { Rotation, Routing } from '../useRouting'
import classes from './Rules.module.css'

const words = strings.rules
const nobody = 'none'

/** The line that always stands last: what happens to a lead that no rule matches. */
export function Otherwise({ routing, rotations, findings }: { routing: Routing; rotations: Rotation[]; findings: Finding[] }) {
  const { set: write, drafting } = useRuleset()
  const { agents: active, data: members } = useAgents()
  const mayGet = ({ agent_id, excluded }: Rotation['agents'][number]) => !excluded && (!members || active.some(({ id }) => id === agent_id))
  const options = [
    { value: nobody, label: words.staysUnassigned },
    ...rotations.map(({ id, name, strategy, agents }) => ({ value: String(id), label: words.otherwiseTo(name, strategy, agents.filter(mayGet).length) })),
  ]

  function set(value: string | null) {
    const rotation = rotations.find(({ id }) => String(id) === value)
    const said = () => { if (!drafting) toast.done(rotation ? words.otherwiseSaved(rotation.name) : words.otherwiseCleared) }
    void write({ auto_assign: routing.auto_assign, otherwise: rotation ? { rotation_id: rotation.id } : null }).then(said, toast.failed)
  }

  return (
    <OrderedRow className={`${classes.rule} ${classes.last}`}>
      <span className={classes.gap} />
      <span />
      <div className={classes.lastLine}>
        <span>{words.anyOther}</span>
        <LeadsTo label={words.then} />
        <Select aria-label={words.otherwise} data={options} allowDeselect={false} w={280} maw="100%" value={String(routing.otherwise?.rotation_id ?? nobody)} onChange={set} />
        <FindingList findings={findings} label={strings.check.ofLastLine} />
      </div>
    </OrderedRow>
  )
}
