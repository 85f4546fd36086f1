export const strings = { title: 'Routing Rules' }
