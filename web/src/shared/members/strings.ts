export const strings = { deactivated: 'deactivated' }
