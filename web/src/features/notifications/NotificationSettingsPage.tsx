import type { FormEvent } from 'react'
import { useMe } from '@/shared/api/useMe'
import { kindsFor, withChosen, type Channel } from '@/shared/notifications/choices'
import { KindTable } from '@/shared/notifications/KindTable'
import { strings as kindWords } from '@/shared/notifications/strings'
import { ErrorState, Loading, PageHeader, SaveBar, SectionCard, SettingsPage } from '@/shared/ui'
import type { Settings } from './draft'
import { HoursCard } from './HoursCard'
import classes from './Notifications.module.css'
import { strings } from './strings'
import { useNotificationSettings, type Form } from './useNotificationSettings'
import { WaysCard } from './WaysCard'

/** How the signed-in member hears of things. */
export function NotificationSettingsPage() {
  const form = useNotificationSettings()
  const { settings, values, error, changed } = form

  function submit(event: FormEvent) {
    event.preventDefault()
    form.save()
  }
  return (
    <SettingsPage header={<PageHeader title={strings.title} hint={strings.hint} />}>
      {!settings && <SectionCard>{error ? <ErrorState error={error} onRetry={() => void form.refetch()} /> : <Loading lines={12} />}</SectionCard>}
      {settings && values && (
        <form className={classes.form} onSubmit={submit} noValidate>
          <KindsCard settings={settings} form={form} />
          <WaysCard settings={settings} values={values} form={form} />
          <HoursCard settings={settings} values={values} form={form} />
          <SaveBar
            unsaved={changed.length > 0 && strings.unsaved(changed.map((part) => strings.parts[part]))} error={form.refusal}
            onDiscard={form.discard} pending={form.saving}
          />
        </form>
      )}
    </SettingsPage>
  )
}

function KindsCard({ settings, form: { draft, choose } }: { settings: Settings; form: Form }) {
  const { data: me } = useMe()
  const kinds = kindsFor(settings.kinds, me?.permissions ?? []).map((kind) => withChosen(kind, draft.kinds))
  const missing = settings.channels.filter(({ reached }) => !reached).map(({ channel }) => [channel, unreached(channel, settings)])
  return (
    <SectionCard title={strings.kinds.title} hint={strings.kinds.hint} flush>
      <KindTable label={strings.kinds.label} kinds={kinds} ownWord={kindWords.own} unreached={Object.fromEntries(missing)} onChoose={choose} />
    </SectionCard>
  )
}

/** Why a channel has no switches, and what leads to where it is set up, if that is the reader's to do. */
function unreached(channel: Channel, { telegram_bot: bot }: Settings) {
  if (channel === 'email') return { word: kindWords.off }
  if (channel === 'telegram' && bot === null) return { word: kindWords.notSetUp }
  return { word: kindWords.setUp, onSetUp: () => document.getElementById(`way-${channel}`)?.scrollIntoView({ block: 'center' }) }
}
