import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { fieldProblemsOf } from '@/shared/api/problem'
import { ConfirmDialog, FormDrawer, SectionCard, toast } from '@/shared/ui'
import classes from './Messaging.module.css'
import { strings } from './strings'
import { useChangeMessaging } from './useMessaging'

const words = strings.telegram

/** The workspace's bot: whose token nobody reads again. */
export function TelegramCard({ bot }: { bot: string | null }) {
  const [open, setOpen] = useState<'edit' | 'remove'>()
  const close = () => setOpen(undefined)
  return (
    <SectionCard title={words.title} hint={words.hint} action={<Button variant="default" h={30} px={12} onClick={() => setOpen('edit')}>{bot ? words.change : words.add}</Button>}>
      <div className={classes.card}>
        {bot ? <span className={classes.bot}>{words.bot(bot)}</span> : <span className={classes.dim}>{words.none}</span>}
        {bot && <Button variant="subtle" color="gray" c="inherit" h={28} px={8} className={classes.quiet} onClick={() => setOpen('remove')}>{words.remove}</Button>}
      </div>
      {open === 'edit' && <TokenForm onClose={close} />}
      {open === 'remove' && bot && <RemoveBot bot={bot} onClose={close} />}
    </SectionCard>
  )
}

function TokenForm({ onClose }: { onClose: () => void }) {
  const [token, setToken] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { mutate, isPending, error } = useChangeMessaging()

  function submit() {
    setWrong(token.trim() === '' ? words.missing : undefined)
    if (token.trim() === '') return
    mutate({ body: { telegram_token: token.trim() } }, {
      onSuccess: ({ telegram_bot: bot }) => { toast.done(words.connected(bot ?? '')); onClose() },
      onError: (problem) => setWrong(fieldProblemsOf(problem)[0]?.message),
    })
  }
  return (
    <FormDrawer opened onClose={onClose} onSubmit={submit} title={words.formTitle} pending={isPending} error={wrong ? undefined : error}>
      <PasswordInput
        label={words.token} description={words.tokenHint} placeholder={words.tokenPlaceholder} value={token} error={wrong} maxLength={200} autoComplete="off" data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': words.show }} onChange={(event) => setToken(event.currentTarget.value)}
      />
    </FormDrawer>
  )
}

function RemoveBot({ bot, onClose }: { bot: string; onClose: () => void }) {
  const { mutate, isPending, error } = useChangeMessaging()
  const remove = () => mutate({ body: { telegram_token: null } }, { onSuccess: () => { toast.done(words.removed); onClose() } })
  return (
    <ConfirmDialog opened onClose={onClose} title={words.removeTitle} confirm={words.remove} onConfirm={remove} destructive pending={isPending} error={error}>
      {words.removeBody(bot)}
    </ConfirmDialog>
  )
}
