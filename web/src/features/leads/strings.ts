export const strings = { title: 'Leads' }
