import { useMe } from '@/shared/api/useMe'
import { PageHeader } from '@/shared/ui'
import { MyAvailability } from './MyAvailability'
import { MyLeads } from './MyLeads'
import { MyTasks } from './MyTasks'
import { MyTurns } from './turns/MyTurns'
import { OfferPush } from './OfferPush'
import { strings } from './strings'
import { SummaryCards } from './SummaryCards'
import { Waiting } from './Waiting'
import classes from './Workspace.module.css'

/** Where an agent's day happens: what is new, who waits, what is mine, when it is my turn. */
export function WorkspacePage() {
  const { data: me } = useMe()
  return (
    <div className={classes.page}>
      <PageHeader title={strings.title} hint={me && <span className={classes.greeting} title={me.name}>{strings.greeting(me.name)}</span>} />
      <OfferPush />
      <SummaryCards />
      <div className={classes.columns}>
        <div className={classes.main}>
          <MyTasks />
          <Waiting />
        </div>
        <div className={classes.aside}>
          <MyAvailability />
          <MyTurns />
        </div>
      </div>
      <MyLeads />
    </div>
  )
}
