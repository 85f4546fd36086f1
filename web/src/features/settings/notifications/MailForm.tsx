import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldProblemsOf } from '@/shared/api/problem'
import { FormDrawer, toast } from '@/shared/ui'
import { NumberField } from '@/shared/ui/NumberField'
import { DkimFields } from './DkimFields'
import { draftOf, keepsPassword, portFor, serverOf, type MailDraft, type Wrong } from './mailDraft'
import classes from './Messaging.module.css'
import { strings } from './strings'
import { TestMail } from './TestMail'
import { useChangeMessaging, type MailServerState } from './useMessaging'

const words = strings.form
const securities = (['starttls', 'tls', 'offered', 'none'] as const).map((value) => ({ value, label: strings.mail.securities[value] }))

/** Sets a mail server up or changes it, and tries it before it is saved. */
export function MailForm({ saved, onClose }: { saved: MailServerState | null; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(saved))
  const [wrong, setWrong] = useState<Wrong>({})
  const [more, setMore] = useState(Boolean(saved?.dkim_domain))
  const { mutate, isPending, error } = useChangeMessaging()
  const set = (change: Partial<MailDraft>) => setDraft({ ...draft, ...change })
  const refused = (problem: unknown) => {
    const said = Object.fromEntries(fieldProblemsOf(problem).map(({ field, message }) => [field, message]))
    setWrong(said)
    if (said.domain || said.selector || said.private_key) setMore(true)
  }

  function submit() {
    setWrong({})
    mutate({ body: { mail: serverOf(draft) } }, { onSuccess: () => { toast.done(words.saved); onClose() }, onError: refused })
  }
  return (
    <FormDrawer opened onClose={onClose} onSubmit={submit} title={words.title} submit={words.save} pending={isPending} error={Object.keys(wrong).length === 0 ? error : undefined}>
      <TextInput
        label={words.host} description={words.hostHint} placeholder={words.hostPlaceholder} value={draft.host} error={wrong.host} maxLength={400} autoComplete="off" spellCheck={false}
        data-autofocus onChange={(event) => set({ host: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <Select
          label={words.security} data={securities} value={draft.security} error={wrong.security} allowDeselect={false}
          onChange={(value) => { const next = securities.find((one) => one.value === value)?.value; if (next) set({ security: next, port: portFor(next, draft.port) }) }}
        />
        <NumberField label={words.port} value={draft.port} error={wrong.port} min={1} max={65535} hideControls thousandSeparator="" onChange={(value) => set({ port: typeof value === 'number' ? value : '' })} />
      </div>
      <TextInput label={words.user} description={words.userHint} value={draft.user} error={wrong.user} maxLength={400} autoComplete="off" spellCheck={false} onChange={(event) => set({ user: event.currentTarget.value })} />
      <PasswordInput
        label={words.password} description={keepsPassword(draft, saved) ? words.passwordKept : undefined} value={draft.password} error={wrong.password} maxLength={400} autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': words.showPassword }} onChange={(event) => set({ password: event.currentTarget.value })}
      />
      <TextInput
        type="email" label={words.from} description={words.fromHint} placeholder={words.fromPlaceholder} value={draft.from} error={wrong.from} maxLength={400} autoComplete="off" spellCheck={false}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput label={words.fromName} placeholder={words.fromNamePlaceholder} value={draft.fromName} error={wrong.from_name} maxLength={400} autoComplete="off" onChange={(event) => set({ fromName: event.currentTarget.value })} />
      <Button variant="subtle" h={28} px={8} className={classes.quiet} aria-expanded={more} onClick={() => setMore(!more)}>{more ? words.fewer : words.more}</Button>
      {more && <DkimFields draft={draft} saved={saved} wrong={wrong} set={set} />}
      <TestMail server={serverOf(draft)} onRefused={refused} onTry={() => setWrong({})} />
    </FormDrawer>
  )
}
