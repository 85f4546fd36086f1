export const strings = {
  name: { label: 'Name', hint: 'What its leads have as their form, for rules and filters.', missing: 'Give the source a name.' },
  senders: { label: 'Senders', hint: 'The addresses and domains whose mails are taken, with commas between them. Others are refused and shown. Empty: everybody’s.', placeholder: 'portal.example' },
  sample: {
    label: 'Sample mail',
    hint: 'Paste a mail of this sender, and a template is made of it. Nothing is kept of it.',
    arrived: 'Or one that has come',
    none: 'The one pasted below',
    row: (about: string, id: number) => `${about} (number ${id})`,
    propose: 'Make a template of it',
  },
  template: {
    label: 'Template',
    hint: 'The sample, with {name}, {first_name}, {last_name}, {email}, {phone}, {company}, {country}, {language}, {value}, {message}, {fields.KEY} or {ignore} where the answers stand. Empty: lines such as “Name: Jo” are read by themselves.',
  },
  tried: {
    title: 'What would be read',
    columns: { label: 'In the mail', target: 'Goes to', value: 'Answer' },
    field: (key: string) => `Form answer ${key}`,
    missing: 'Not found in this mail:',
    nothing: 'Nothing would be read.',
  },
  addTitle: 'Add E-mail',
  editTitle: 'Edit e-mail source',
  add: 'Add source',
  saved: 'The source is saved.',
  address: {
    title: 'Connect',
    hint: 'At the portal, or in your own mailbox',
    edit: 'Edit template',
    label: 'Address',
    none: 'This server takes no mails. Start it with --mail-host and --mail-listen to give the source an address.',
    steps: [
      'Enter this address at the portal as the one that leads are sent to, or forward the portal’s mails to it by a rule in your mailbox.',
      'Have a mail sent. It stands below at once.',
      'Edit template shows what is read of it. Lines such as “Name: Jo” need no template.',
    ],
  },
}
