import { allOf } from '@/shared/locale/lists'
import { count } from '@/shared/ui/number'

const longest = 30
/** A name that fits on a button, and leaves room for the rest of a sentence. */
const short = (name: string) => (name.length > longest ? `${name.slice(0, longest).trimEnd()}…` : name)

const openLeads = (n: number) => (n === 1 ? '1 open lead' : `${count(n)} open leads`)

const mostListed = 5
/** “VIP, Facebook and Google”, “… and 3 more” */
const listed = (names: string[]) => allOf([...names.slice(0, mostListed).map(short), ...(names.length > mostListed ? [`${count(names.length - mostListed)} more`] : [])])

export const strings = {
  title: 'Users',
  hint: (active: number, inactive: number) => (inactive === 0 ? `${count(active)} active` : `${count(active)} active, ${count(inactive)} inactive`),
  add: 'Add user',
  columns: { name: 'Name', email: 'E-mail', role: 'Role', active: 'Active', openLeads: 'Open leads', availability: 'Availability', actions: 'Actions' },
  you: 'You',
  inactive: 'Inactive',
  edit: 'Edit',
  more: (name: string) => `More for ${name}`,
  availability: 'Availability',
  leaveUntil: 'On leave until…',
  editOf: (name: string) => `Edit ${name}`,
  empty: 'Nobody here yet',
  activeSwitch: (name: string) => `${name} is active`,
  seeLeads: (name: string, n: number) => `${openLeads(n)} of ${name}`,
  form: {
    name: 'Name',
    email: 'E-mail',
    emailHint: 'They sign in with it.',
    role: 'Role',
    roleHint: {
      admin: 'Sees all leads, assigns them, sets up routing and users.',
      agent: 'Sees the leads assigned to them.',
      custom: 'May do what its permissions say, under Admin → Roles.',
    },
    roleOwner: 'There is exactly one Owner. This role cannot be changed.',
    password: 'Initial password',
    passwordHint: 'At least 10 characters. Nothing is mailed.',
    generate: 'Generate and copy',
    copied: 'Copied. It is not shown again after you add the user.',
    notCopied: 'Copy it from the field: it is not shown again after you add the user.',
    nameMissing: 'Write a name.',
    emailMissing: 'Write an e-mail address such as ana@example.com.',
    maxOpen: 'Most open leads',
    maxOpenHint: 'With this many open, rules give them no more, in whatever rotation. A person may always assign. Empty: no limit.',
    maxOpenNone: 'No limit',
    passwordShort: 'Use at least 10 characters.',
  },
  added: (name: string) => `${name} can sign in now.`,
  saved: (name: string) => `${name} is saved.`,
  deactivate: {
    title: (name: string) => `Deactivate ${name}?`,
    body: (name: string) => `${short(name)} is signed out at once, is out of every rotation, and gets no notifications.`,
    rules: (name: string, rules: string[]) => (rules.length === 1 ? `The rule ${listed(rules)} gives its leads to ${short(name)} alone` : `The rules ${listed(rules)} give their leads to ${short(name)} alone`) + '. From then on they go to the next rule that matches.',
    leads: (n: number) => `Their ${openLeads(n)} stay theirs until you move them.`,
    noLeads: 'They have no open leads.',
    see: (n: number) => (n === 1 ? 'See the lead' : `See the ${count(n)} leads`),
    confirm: (name: string) => `Deactivate ${short(name)}`,
    done: (name: string) => `${name} is inactive and signed out.`,
  },
  activate: {
    title: (name: string) => `Activate ${name}?`,
    body: (name: string) => `${short(name)} can sign in again with the same password, and takes turns again in the rotations they are in.`,
    confirm: (name: string) => `Activate ${short(name)}`,
    done: (name: string) => `${name} is active again.`,
  },
}
