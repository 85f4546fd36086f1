export const strings = { title: 'Roles' }
