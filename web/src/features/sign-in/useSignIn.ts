import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isProblem, sentenceOf } from '@/shared/api/problem'
import { api } from '@/shared/api/client'
import { isDraft } from '@/shared/leads/draftKey'
import { dropAllKept } from '@/shared/pwa/cache'
import { strings } from './strings'

const byStatus: Record<number, string> = { 401: strings.wrong, 422: strings.wrong, 429: strings.throttled }

/** Signs in and goes on to where one wanted to be. */
export function useSignIn() {
  const queries = useQueryClient()
  const router = useRouter()
  const { next = '/' } = useSearch({ from: '/sign-in' })
  const { data: session, isFetchedAfterMount } = api.useQuery('get', '/api/v1/session', {}, { gcTime: 0, staleTime: 0, refetchOnWindowFocus: 'always' })
  const { mutate, error, isPending, variables } = api.useMutation('post', '/api/v1/session')
  const signedIn = isFetchedAfterMount && session?.signed_in

  useEffect(() => {
    // Through another tab, or there never was a need to come here.
    if (signedIn) router.history.replace(next)
  }, [signedIn, router, next])

  function signIn(email: string, password: string) {
    mutate({ body: { email, password } }, {
      onSuccess: () => {
        queries.removeQueries({ predicate: ({ queryKey }) => !isDraft(queryKey) })
        queries.getMutationCache().clear()
        dropAllKept()
        router.history.replace(next)
      },
    })
  }

  const message = error ? (isProblem(error) && byStatus[error.status]) || sentenceOf(error) : undefined
  return { offers: session?.demo_sign_ins ?? [], signIn, message, pendingEmail: isPending ? variables.body.email : undefined }
}
