import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay } from '@/shared/api/useMe'
import classes from './Notifications.module.css'
import { strings } from './strings'
import type { WayProps } from './useNotificationSettings'

const words = strings.ways

export function TelegramWay({ settings, values, form: { set, wrong } }: WayProps) {
  const may = useMay('workspace.manage')
  if (settings.telegram_bot === null) {
    return (
      <p className={classes.words}>
        {words.telegramNone}{' '}
        {may ? <Link to="/admin/settings" search={{ tab: 'notifications' }} className={classes.link}>{words.toTelegram}</Link> : words.telegramNoneFor}
      </p>
    )
  }
  return (
    <TextInput
      label={words.telegramLabel} description={words.telegramFirst(settings.telegram_bot)} value={values.telegram_chat ?? ''} error={wrong.telegram_chat} maxLength={100}
      autoComplete="off" spellCheck={false} className={classes.short} onChange={(event) => set({ telegram_chat: event.currentTarget.value })}
    />
  )
}
