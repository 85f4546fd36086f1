export const strings = { title: 'Gallery', hint: 'Every shared part in all its states' }
