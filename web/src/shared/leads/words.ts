import type { components } from '@/shared/api/schema'
import { strings } from './strings'

type Lead = components['schemas']['Lead']

/** `move_in` → “Move in” */
export function fromKey(key: string): string {
  const words = key.replaceAll(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `facebook` → “Facebook”; a source that the workspace added stands as it was written. */
export function sourceName(source: string): string {
  return strings.sources[source.toLowerCase()] ?? source
}

/** The names of sources, each once: a file may have brought “Google” beside `google`. */
export function sourceNames(sources: string[] = []): string[] {
  return [...new Set(sources.map(sourceName))]
}

/** What every workspace can get leads from, before the first has come in. */
export const knownSources = Object.values(strings.sources)

/** The source behind a name on the screen: “CSV import” → `csv`. */
export function sourceKey(name: string): string {
  const wanted = name.trim().toLowerCase()
  return Object.entries(strings.sources).find(([, label]) => label.toLowerCase() === wanted)?.[0] ?? name
}

/** What an unassigned lead waits for: a rotation, or the agent whom its rule names. */
export function awaitedOf({ waiting_for: rotation, waiting_for_agent: agent }: Pick<Lead, 'waiting_for' | 'waiting_for_agent'>): Lead['waiting_for'] {
  return rotation ?? agent
}

/** What a lead is called: nobody has to have a name. */
export function leadName(lead: Pick<Lead, 'id' | 'name' | 'email' | 'phone' | 'company'>): string {
  return lead.name || lead.company || lead.email || lead.phone || strings.numbered(lead.id)
}
