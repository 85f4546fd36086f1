export const strings = { title: 'Lead' }
