import { ErrorState, Loading, SectionCard } from '@/shared/ui'
import { DefaultsForm } from './DefaultsForm'
import { MailCard } from './MailCard'
import classes from './Messaging.module.css'
import { TelegramCard } from './TelegramCard'
import { useMessaging } from './useMessaging'

/** How the workspace sends notifications, and what of them members get who chose nothing. */
export function NotificationsTab() {
  const { data, error, refetch } = useMessaging()
  if (!data) return <SectionCard>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={12} />}</SectionCard>
  return (
    <div className={classes.tab}>
      <MailCard messaging={data} />
      <TelegramCard bot={data.telegram_bot} />
      <DefaultsForm messaging={data} />
    </div>
  )
}
