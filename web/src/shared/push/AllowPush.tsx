import { Button } from '@mantine/core'
import { Remark } from '@/shared/ui/Remark'
import classes from './Push.module.css'
import { strings } from './strings'
import type { Push } from './usePush'

/** The button that lets this device take notifications, or what stands in the way of that. */
export function AllowPush({ push: { ability, allow, pending, problem }, pushKey, quiet = false }: { push: Push; pushKey: string; quiet?: boolean }) {
  if (ability === 'home-screen') return <HomeScreen />
  if (ability === 'denied') return <Remark>{strings.denied}</Remark>
  if (ability !== 'can') return <Remark tone="quiet">{strings[ability]}</Remark>
  return (
    <div className={classes.allow}>
      <Button variant={quiet ? 'default' : 'filled'} loading={pending} onClick={() => allow(pushKey)} classNames={{ label: classes.label }}>{strings.allow}</Button>
      {problem && <Remark role="alert">{problem}</Remark>}
    </div>
  )
}

function HomeScreen() {
  return (
    <div>
      {strings.homeScreen}
      <ol className={classes.steps}>{strings.steps.map((step) => <li key={step}>{step}</li>)}</ol>
    </div>
  )
}
