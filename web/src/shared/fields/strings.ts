export const strings = {
  yes: 'Yes',
  no: 'No',
  asItCame: 'As it came: it does not fit the field',
}
