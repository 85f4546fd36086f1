import { useDebouncedValue } from '@mantine/hooks'
import { api } from '@/shared/api/client'
import type { LeadDraft } from './draft'
import { isTelling, ofSamePerson, typedOf, type Known, type TypedLead } from './known'

const waitMs = 300
const nobody: Known[] = []

/** Who is known already of somebody whose lead is being written; nobody as long as that is not certain of what stands there now. */
export function useKnown(draft: LeadDraft): Known[] {
  const [settled] = useDebouncedValue(draft, waitMs)
  const body = typedOf(settled)
  const { data } = api.useQuery('post', '/api/v1/leads/known', { body }, {
    enabled: isTelling(body),
    // Another name does not make another person of an e-mail address.
    placeholderData: (before, query) => (query && ofSamePerson(query.queryKey[2].body as TypedLead, body) ? before : undefined),
  })
  return data && ofSamePerson(typedOf(draft), body) ? data.items : nobody
}
