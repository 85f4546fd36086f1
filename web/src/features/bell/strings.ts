import { count } from '@/shared/ui/number'

const leads = (n: number) => (n === 1 ? '1 lead' : `${count(n)} leads`)

export const strings = {
  title: 'Notifications',
  open: (unread: number) => (unread === 0 ? 'Notifications' : `Notifications, ${count(unread)} unread`),
  tooltip: 'Notifications',
  most: '99+',
  markAll: 'Mark all read',
  empty: 'Nothing yet',
  emptyHint: 'When a lead is assigned to you, you read it here.',
  more: 'Show older',
  unread: 'Unread',
  gone: 'A lead you no longer have',
  show: 'Open',
  showAll: 'Show',
  newLeads: (n: number) => `${count(n)} new leads`,
  newNotifications: (n: number) => `${count(n)} new notifications`,
  assigned: (lead: string) => `New lead: ${lead}`,
  reassigned: (lead: string) => `${lead} is yours now`,
  enquiry: (lead: string) => `${lead} asked again`,
  mention: (who: string, lead: string) => `${who} mentioned you: ${lead}`,
  task_due: (lead: string) => `Task due: ${lead}`,
  batch: (n: number, actor: string) => `${leads(n)} from ${actor}`,
  undone: (n: number) => `${leads(n)} went back`,
  byRule: (rule: string) => `Rule ${rule}`,
  byMember: (name: string) => `Assigned by ${name}`,
  bySystem: 'By turn',
  movedBy: (name: string) => `Moved to you by ${name}`,
  enquiryHint: 'A new enquiry from somebody you look after',
  batchHint: 'Assigned to you together',
  undoneHint: (name: string) => `${name} undid a bulk action`,
}
