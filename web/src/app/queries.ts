import { createAppQueryClient } from '@/shared/api/queryClient'

/** The one cache of what the server answered. */
export const queries = createAppQueryClient()
