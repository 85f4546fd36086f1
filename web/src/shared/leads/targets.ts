/** What the parts of a lead are called that an answer or a cell can fill. */
export const targets = {
  name: 'Name', first_name: 'First name', last_name: 'Last name', email: 'E-mail', phone: 'Phone', company: 'Company', country: 'Country', language: 'Language', value: 'Value',
}
