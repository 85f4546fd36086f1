import { useMutation } from '@tanstack/react-query'
import { client } from '@/shared/api/client'
import { meOptions } from '@/shared/api/useMe'
import { toast } from '@/shared/ui'
import { queries } from './queries'

const sessionPath = '/api/v1/session'

function forget() {
  queries.clear()
  queries.getMutationCache().clear()
}

/** Calls `leave` when the server no longer knows us, and forgets everything that was shown to whom it knew. */
export function watchSession(leave: () => Promise<void>) {
  client.use({
    onResponse({ response, schemaPath }) {
      const signedIn = queries.getQueryData(meOptions.queryKey) !== undefined
      if (response.status !== 401 || schemaPath === sessionPath || !signedIn) return
      forget()
      // Whatever was still on its way belongs to the one who left.
      void leave().then(forget)
    },
  })
}

async function signOut() {
  const { error } = await client.DELETE(sessionPath)
  if (error) throw error
}

/** Loads the sign-in page anew, so that nothing of this member stays in memory. */
export function useSignOut() {
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSuccess: () => window.location.assign('/sign-in'),
    onError: toast.failed,
  })
  return () => mutate()
}
