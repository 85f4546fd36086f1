export const strings = {
  statuses: { new: 'New', contacted: 'Contacted', qualified: 'Qualified', won: 'Won', lost: 'Lost' } as Record<string, string>,
  sources: { facebook: 'Facebook', google: 'Google', website: 'Website', csv: 'CSV import', api: 'API', manual: 'Manual entry' } as Record<string, string>,
  numbered: (id: number) => `Lead ${id}`,
}
