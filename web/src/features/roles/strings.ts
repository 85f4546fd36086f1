import { count } from '@/shared/ui/number'

const users = (n: number) => (n === 1 ? '1 user' : `${count(n)} users`)

export const strings = {
  title: 'Roles',
  hint: 'What each role may do. Built-in roles stay as they are; custom roles are yours to shape.',
  add: 'Add role',
  permission: 'Permission',
  builtIn: 'Built in',
  users,
  may: (role: string, permission: string) => `${role}: ${permission}`,
  yes: 'Yes',
  no: 'No',
  menu: (role: string) => `More for ${role}`,
  rename: 'Rename',
  delete: 'Delete',
  save: 'Save',
  saveOf: (role: string) => `Save ${role}`,
  discard: 'Discard',
  discardOf: (role: string) => `Discard changes of ${role}`,
  saved: (role: string) => `${role} is saved. It holds from their next click.`,
  noHandOn: 'You can only hand on permissions that you have yourself.',
  none: 'No permissions: sees and works only on the leads assigned to them.',
  form: {
    addTitle: 'Add role',
    renameTitle: (role: string) => `Rename ${role}`,
    name: 'Name',
    nameHint: 'Such as Team lead or Viewer.',
    nameMissing: 'Write a name.',
    permissions: 'Permissions',
    added: (role: string) => `${role} is added. Give it to somebody under Users.`,
    renamed: (role: string) => `The role is called ${role} now.`,
  },
  remove: {
    title: (role: string) => `Delete ${role}?`,
    unused: 'Nobody has this role. It cannot be brought back.',
    used: (n: number) => `${users(n)} have this role. Give them another one under Users first.`,
    usedByOne: '1 user has this role. Give them another one under Users first.',
    confirm: 'Delete role',
    done: (role: string) => `${role} is deleted.`,
  },
}
