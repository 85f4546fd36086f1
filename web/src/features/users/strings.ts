export const strings = { title: 'Users' }
