import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { client } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import { meOptions } from '@/shared/api/useMe'
import { isDraft } from '@/shared/leads/draftKey'
import { setLocale } from '@/shared/locale/locale'
import { showUnread } from '@/shared/pwa/badge'
import { dropAllKept } from '@/shared/pwa/cache'
import { toast } from '@/shared/ui'
import { queries } from './queries'

const sessionPath = '/api/v1/session'

/** What one member was shown, the next must not see. */
function forget(drafts: boolean) {
  notifications.clean()
  // The sign-in page may be asking already; what it is told is for everybody.
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== sessionPath && (drafts || !isDraft(queryKey)) })
  queries.getMutationCache().clear()
  dropAllKept()
  showUnread(0)
}

// Whatever was still on its way when somebody left is dropped once their page has gone.
async function forgetWhile(leave: () => Promise<void>, drafts: boolean) {
  forget(drafts)
  await leave()
  forget(drafts)
}

/** Calls `leave` when the server no longer knows us. What was being written waits for its author to sign in again. */
export function watchSession(leave: () => Promise<void>) {
  client.use({
    onResponse({ response, schemaPath }) {
      const signedIn = queries.getQueryData(meOptions.queryKey) !== undefined
      if (response.status === 401 && schemaPath !== sessionPath && signedIn) void forgetWhile(leave, false)
    },
  })
}

/** Everything is written as the workspace wants it, from the first answer on and when somebody changes it. */
export function watchWorkspace() {
  const [method, path] = meOptions.queryKey
  queries.getQueryCache().subscribe(({ query }) => {
    const me: components['schemas']['Me'] | undefined = query.queryKey[0] === method && query.queryKey[1] === path ? query.state.data : undefined
    if (me) setLocale(me.workspace)
  })
}

/** Where push may be in use. Who comes next must not read what the last one is sent; that it failed keeps nobody from leaving. */
async function leavePush() {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const { leaveWithServer } = await import('@/shared/push/device')
  await leaveWithServer().catch(() => undefined)
}

async function signOut() {
  await leavePush()
  const { error } = await client.DELETE(sessionPath)
  if (error) throw error
}

export function useSignOut() {
  const navigate = useNavigate()
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSuccess: () => forgetWhile(() => navigate({ to: '/sign-in' }), true),
    onError: toast.failed,
  })
  return () => mutate()
}
