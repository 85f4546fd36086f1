import { Text, Textarea, TextInput } from '@mantine/core'
import type { MailDraft, Wrong } from './mailDraft'
import { strings } from './strings'
import type { MailServerState } from './useMessaging'

const words = strings.form

type Props = { draft: MailDraft; saved: MailServerState | null; wrong: Wrong; set: (change: Partial<MailDraft>) => void }

/** How mails are signed here, for servers that do not do it themselves. */
export function DkimFields({ draft, saved, wrong, set }: Props) {
  const kept = saved?.has_dkim_key && draft.dkimDomain.trim() === saved.dkim_domain
  return (
    <>
      <Text c="dimmed">{words.dkimHint}</Text>
      <TextInput label={words.dkimDomain} value={draft.dkimDomain} error={wrong.domain} maxLength={400} autoComplete="off" spellCheck={false} onChange={(event) => set({ dkimDomain: event.currentTarget.value })} />
      <TextInput label={words.dkimSelector} value={draft.dkimSelector} error={wrong.selector} maxLength={100} autoComplete="off" spellCheck={false} onChange={(event) => set({ dkimSelector: event.currentTarget.value })} />
      <Textarea
        label={words.dkimKey} description={kept ? words.keyKept : words.keyHint} value={draft.dkimKey} error={wrong.private_key} maxLength={10_000} autosize minRows={3} maxRows={8} spellCheck={false}
        onChange={(event) => set({ dkimKey: event.currentTarget.value })}
      />
    </>
  )
}
