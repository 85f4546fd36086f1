import type { components } from '@/shared/api/schema'
import { strings } from './strings'

type Lead = components['schemas']['Lead']

/** What a lead is called: a lead need not have a name, nor anything else. */
export function leadName(lead: Pick<Lead, 'id' | 'name'> & Partial<Lead>): string {
  return lead.name || lead.company || lead.email || lead.phone || strings.nameless(lead.id)
}

/** “facebook” → “Facebook”; a source that the workspace added is written as it came. */
export function sourceName(source: string): string {
  return strings.sources[source] ?? source
}
