import { Switch, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { zoneOptions } from '@/shared/locale/choices'
import { reaches } from '@/shared/notifications/useOwnNotifications'
import { SectionCard } from '@/shared/ui'
import { ChoiceField } from '@/shared/ui/ChoiceField'
import type { QuietHours } from './draft'
import classes from './Notifications.module.css'
import { strings } from './strings'
import type { WayProps } from './useNotificationSettings'

const words = strings.hours
const usual: QuietHours = { from: '20:00', to: '07:30', zone: null }
const usualSummary = '08:00'

/** When nothing but the bell reaches somebody, and when a mail says how their day stands. */
export function HoursCard(props: WayProps) {
  return (
    <SectionCard title={words.title} hint={words.hint} flush>
      <Quiet {...props} />
      <Summary {...props} />
    </SectionCard>
  )
}

function Quiet({ settings, values: { quiet_hours: quiet }, form: { set, wrong } }: WayProps) {
  const zones = useMemo(() => zoneOptions(quiet?.zone ?? settings.zone), [quiet?.zone, settings.zone])
  const change = (piece: Partial<QuietHours>) => quiet && set({ quiet_hours: { ...quiet, ...piece } })
  return (
    <div className={classes.hour}>
      <Switch
        label={words.quiet} description={words.quietHint} checked={quiet !== null}
        onChange={(event) => set({ quiet_hours: event.currentTarget.checked ? (settings.quiet_hours ?? usual) : null })}
      />
      {quiet && (
        <div className={classes.times}>
          <TextInput type="time" label={words.from} value={quiet.from} error={wrong.from ?? wrong.quiet_hours} onChange={(event) => change({ from: event.currentTarget.value })} />
          <TextInput type="time" label={words.to} value={quiet.to} error={wrong.to} aria-invalid={wrong.quiet_hours ? true : undefined} onChange={(event) => change({ to: event.currentTarget.value })} />
          <div className={classes.zone}>
            <ChoiceField label={words.zone} none={words.zoneNone(settings.zone)} options={zones} value={quiet.zone ?? null} error={wrong.zone} onChange={(zone) => change({ zone })} />
          </div>
        </div>
      )}
    </div>
  )
}

function Summary({ settings, values: { summary_at: at }, form: { set, wrong } }: WayProps) {
  const mail = reaches(settings, 'email')
  return (
    <div className={classes.hour}>
      <Switch
        label={words.summary} description={mail ? words.summaryHint : words.summaryNoMail} checked={at !== null} disabled={!mail && at === null}
        onChange={(event) => set({ summary_at: event.currentTarget.checked ? (settings.summary_at ?? usualSummary) : null })}
      />
      {at !== null && (
        <div className={classes.times}>
          <TextInput type="time" label={words.summaryAt} value={at} error={wrong.summary_at} onChange={(event) => set({ summary_at: event.currentTarget.value })} />
        </div>
      )}
    </div>
  )
}
