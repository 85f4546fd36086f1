import { IconBell, IconBrandSlack, IconBrandTelegram, IconDeviceMobile, IconMail } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import type { Channel } from '@/shared/notifications/choices'
import { channelName } from '@/shared/notifications/strings'
import { SectionCard, StatusBadge } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import { EmailWay } from './EmailWay'
import classes from './Notifications.module.css'
import { PushWay } from './PushWay'
import { SlackWay } from './SlackWay'
import { strings } from './strings'
import { TelegramWay } from './TelegramWay'
import { useTest } from './useTest'
import type { WayProps } from './useNotificationSettings'

const words = strings.ways
const icons: Record<Channel, ComponentType<{ size?: number; stroke?: number }>> = { app: IconBell, email: IconMail, push: IconDeviceMobile, slack: IconBrandSlack, telegram: IconBrandTelegram }

/** Each way beyond the bell: whether it reaches, what it takes, and a test. */
export function WaysCard(props: WayProps) {
  const { changed } = props.form
  return (
    <SectionCard title={words.title} hint={words.hint} flush>
      <ul className={classes.ways} aria-label={words.list}>
        <Way channel="email" {...props}><EmailWay settings={props.settings} /></Way>
        <Way channel="push" {...props}><PushWay settings={props.settings} /></Way>
        <Way channel="slack" unsaved={changed.includes('slack_url')} {...props}><SlackWay {...props} /></Way>
        <Way channel="telegram" unsaved={changed.includes('telegram_chat')} {...props}><TelegramWay {...props} /></Way>
      </ul>
    </SectionCard>
  )
}

type Props = WayProps & { channel: Channel; unsaved?: boolean; children: ReactNode }

function Way({ channel, settings, unsaved = false, children }: Props) {
  const state = settings.channels.find((one) => one.channel === channel)
  const { test, result } = useTest(channel, unsaved)
  const Icon = icons[channel]
  const off = channel === 'email' ? words.mailOff : words.off
  return (
    <li className={classes.way} id={`way-${channel}`}>
      <div className={classes.wayHead}>
        <Icon size={18} stroke={1.6} aria-hidden />
        <span className={classes.wayName}>{channelName(channel)}</span>
        <StatusBadge tone={state?.reached ? 'positive' : 'neutral'} label={state?.reached ? words.on : off} />
        {state?.reached && <span className={classes.end}>{test}</span>}
      </div>
      {state?.problem && <Remark role="status">{state.problem}</Remark>}
      {children}
      {state?.reached && result}
    </li>
  )
}
