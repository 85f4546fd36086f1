import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog, Facts, SectionCard, toast } from '@/shared/ui'
import { Remark } from '@/shared/ui/Remark'
import { MailForm } from './MailForm'
import classes from './Messaging.module.css'
import { strings } from './strings'
import { useChangeMessaging, type MailServerState, type Messaging } from './useMessaging'

const words = strings.mail
type Open = 'edit' | 'off'

/** The server by which mails leave, or that none do. */
export function MailCard({ messaging: { mail, mail_given: given } }: { messaging: Messaging }) {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const edit = <Button variant={mail ? 'default' : 'filled'} h={30} px={12} onClick={() => setOpen('edit')}>{mail ? words.change : words.setUp}</Button>
  return (
    <SectionCard title={words.title} hint={words.hint} action={!given && edit}>
      <div className={classes.card}>
        {!mail && <Remark role="status">{words.off}</Remark>}
        {given && <Remark tone="quiet" role="note">{words.given}</Remark>}
        {mail && <Facts inColumns facts={factsOf(mail)} />}
        {mail && !given && <Button variant="subtle" color="gray" c="inherit" h={28} px={8} className={classes.quiet} onClick={() => setOpen('off')}>{words.switchOff}</Button>}
      </div>
      {open === 'edit' && <MailForm saved={mail} onClose={close} />}
      {open === 'off' && <SwitchOff onClose={close} />}
    </SectionCard>
  )
}

function factsOf(mail: MailServerState) {
  return [
    { label: words.server, value: words.at(mail.host, mail.port) },
    { label: words.security, value: words.securities[mail.security] },
    { label: words.user, value: mail.user || words.noUser },
    { label: words.from, value: mail.from_name ? words.sender(mail.from_name, mail.from) : mail.from },
    { label: words.signed, value: mail.dkim_domain ?? words.notSigned },
  ]
}

function SwitchOff({ onClose }: { onClose: () => void }) {
  const { mutate, isPending, error } = useChangeMessaging()
  const off = () => mutate({ body: { mail: null } }, { onSuccess: () => { toast.done(strings.switchOff.done); onClose() } })
  return (
    <ConfirmDialog opened onClose={onClose} title={strings.switchOff.title} confirm={strings.switchOff.confirm} onConfirm={off} destructive pending={isPending} error={error}>
      {strings.switchOff.body}
    </ConfirmDialog>
  )
}
