export const strings = { title: 'My workspace' }
