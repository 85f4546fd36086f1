import type { MailServerChange, MailServerState } from './useMessaging'

/** A mail server as it stands in a form. */
export type MailDraft = {
  host: string; port: number | ''; security: MailServerChange['security']; user: string; password: string; from: string; fromName: string
  dkimDomain: string; dkimSelector: string; dkimKey: string
}

/** What is wrong, by input. */
export type Wrong = Partial<Record<string, string>>

const usual: MailDraft = { host: '', port: 587, security: 'starttls', user: '', password: '', from: '', fromName: '', dkimDomain: '', dkimSelector: '', dkimKey: '' }

export function draftOf(saved: MailServerState | null): MailDraft {
  if (!saved) return usual
  const { host, port, security, user, from, from_name, dkim_domain, dkim_selector } = saved
  return { ...usual, host, port, security, user: user ?? '', from, fromName: from_name ?? '', dkimDomain: dkim_domain ?? '', dkimSelector: dkim_selector ?? '' }
}

/** What is left out stays as it is: the password of the same user at the same server, the key of the same domain. */
export function serverOf(draft: MailDraft): MailServerChange {
  const given = (text: string) => text.trim() || null
  return {
    host: draft.host.trim(), port: draft.port === '' ? 0 : draft.port, security: draft.security, user: given(draft.user), password: draft.password || null,
    from: draft.from.trim(), from_name: given(draft.fromName),
    dkim_domain: given(draft.dkimDomain), dkim_selector: given(draft.dkimSelector), dkim_key: given(draft.dkimKey),
  }
}

/** The port that goes with a way of encrypting; one that somebody chose stays. */
export function portFor(security: MailServerChange['security'], port: number | ''): number | '' {
  if (port === 587 && security === 'tls') return 465
  return port === 465 && security !== 'tls' ? 587 : port
}

/** Whether the password that is kept still belongs to what stands in the form. */
export function keepsPassword(draft: MailDraft, saved: MailServerState | null): boolean {
  return saved !== null && saved.has_password && draft.host.trim() === saved.host && draft.user.trim() === (saved.user ?? '')
}
