export const strings = {
  sources: { facebook: 'Facebook', google: 'Google', linkedin: 'LinkedIn', tiktok: 'TikTok', website: 'Website', email: 'E-mail', csv: 'CSV import', api: 'API', manual: 'Manual entry' } as Record<string, string>,
  numbered: (id: number) => `Lead ${id}`,
}
