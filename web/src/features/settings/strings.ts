import { allOf } from '@/shared/locale/lists'
import { count } from '@/shared/ui/number'

/** Words of Admin → Settings. */
export const strings = {
  title: 'Settings',
  hint: 'What holds for everybody in this workspace.',
  tabs: { workspace: 'Workspace', notifications: 'Notifications', sent: 'Sent notifications' },
  failed: (n: number) => `${count(n)} failed`,
  fields: {
    name: 'Name',
    public_url: 'Public URL',
    language: 'Language of dates and numbers',
    currency: 'Currency',
    zone: 'Time zone',
    phone_region: 'Phone region',
    find_duplicates: 'Find duplicates',
  },
  workspace: {
    title: 'Workspace',
    publicUrlHint: 'Where people find Fairlead from outside. Messages to webhooks link to leads there.',
    publicUrlPlaceholder: 'https://leads.example.com',
  },
  writing: {
    title: 'Dates, numbers and money',
    languageNone: 'As each browser writes them',
    example: (text: string) => `Written like this: ${text}`,
    currencyHint: 'Of the values of leads. Changing it converts no amount.',
    currencyNone: 'None: values are plain numbers',
  },
  incoming: {
    title: 'Incoming leads',
    zoneHint: (time: string | undefined) => `${time ? `It is ${time} there now. ` : ''}Rules that ask for the hour or day of arrival go by it; times on the screen are in each reader’s own zone.`,
    regionHint: 'A number without a country code gets the code of this country.',
    regionNone: 'None: numbers stay as they come in',
    duplicatesHint:
      'Who asks again with the same e-mail or phone adds an enquiry to the open lead that they have, and its agent is told. Switched off, whatever comes in becomes a lead of its own.',
  },
  unsaved: (fields: string[]) => `Not saved yet: ${allOf(fields)}`,
  mend: 'Not saved. What has to be mended stands beside it.',
  saved: 'Settings saved.',
}
