import createFetchClient from 'openapi-fetch'
import createQueryClient from 'openapi-react-query'
import type { paths } from './schema'

/** Typed calls. Paths are written as in the API document: `client.POST('/api/v1/leads', …)`. */
export const client = createFetchClient<paths>({ baseUrl: '/', credentials: 'same-origin' })

/** The same calls as hooks of the query cache: `api.useQuery('get', '/api/v1/me')`. */
export const api = createQueryClient(client)
