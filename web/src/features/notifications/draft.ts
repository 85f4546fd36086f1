import type { components } from '@/shared/api/schema'
import { changedKinds, choiceOf, type Chosen } from '@/shared/notifications/choices'

export type Settings = components['schemas']['NotificationSettings']
export type QuietHours = components['schemas']['QuietHours']
type Change = components['schemas']['NotificationSettingsChange']

const fields = ['quiet_hours', 'summary_at', 'slack_url', 'telegram_chat'] as const
type Field = (typeof fields)[number]
export type Values = Pick<Settings, Field>

/** What was chosen and is not saved yet. */
export type Draft = { kinds: Chosen } & Partial<Values>

export const nothing: Draft = { kinds: {} }

export function valuesOf(settings: Settings, draft: Draft): Values {
  const { quiet_hours, summary_at, slack_url, telegram_chat } = { ...settings, ...draft }
  return { quiet_hours, summary_at, slack_url, telegram_chat }
}

/** Where something is not saved yet. */
export function changedOf(settings: Settings, draft: Draft): (Field | 'kinds')[] {
  const values = valuesOf(settings, draft)
  const changed = fields.filter((field) => JSON.stringify(plain(values[field])) !== JSON.stringify(plain(settings[field])))
  return changedKinds(settings.kinds, draft.kinds).length > 0 ? ['kinds', ...changed] : changed
}

/** An emptied address is none; a zone that is not named is the workspace's. */
function plain(value: Values[Field]) {
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'string' ? value.trim() : { from: value.from, to: value.to, zone: value.zone ?? null }
}

/** All of it as it is saved: what is left out is lost. */
export function bodyOf(settings: Settings, draft: Draft): Change {
  const { quiet_hours, summary_at, slack_url, telegram_chat } = valuesOf(settings, draft)
  return {
    kinds: choiceOf(settings.kinds, draft.kinds),
    quiet_hours,
    summary_at,
    slack_url: slack_url?.trim() || null,
    telegram_chat: telegram_chat?.trim() || null,
  }
}

/** What lacks an hour: to the server an emptied one would mean that there is none. */
export function withoutHour({ quiet_hours: quiet, summary_at: at }: Values): ('quiet_hours' | 'summary_at')[] {
  return [...(quiet && (!quiet.from || !quiet.to) ? ['quiet_hours' as const] : []), ...(at === '' ? ['summary_at' as const] : [])]
}
