import { Switch, Tooltip } from '@mantine/core'
import { strings } from '../strings'
import classes from './Shell.module.css'
import { useSimulation } from './useSimulation'

/** In a demo only. On phones it stands in the own menu. */
export function DemoSwitch() {
  const simulation = useSimulation()
  if (!simulation) return null
  return (
    <Tooltip label={strings.simulateHint}>
      <div className={classes.demo}>
        <Switch size="xs" label={strings.simulate} checked={simulation.on} disabled={simulation.pending} onChange={(event) => simulation.set(event.currentTarget.checked)} />
      </div>
    </Tooltip>
  )
}
