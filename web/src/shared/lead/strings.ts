import type { components } from '@/shared/api/schema'

/** Words about leads that several screens use. */
export const strings = {
  nameless: (id: number) => `Lead ${id}`,
  statuses: {
    new: 'New', contacted: 'Contacted', qualified: 'Qualified', won: 'Won', lost: 'Lost',
  } satisfies Record<components['schemas']['Status'], string>,
  sources: {
    facebook: 'Facebook', google: 'Google', website: 'Website', csv: 'CSV import', api: 'API', manual: 'By hand',
  } as Record<string, string>,
}
