import { IconAddressBook, IconArrowsSplit2, IconFileImport, IconLayoutDashboard, IconPlugConnected, IconSettings, IconShieldLock, IconStack2, IconTags, IconUsers, IconWebhook } from '@tabler/icons-react'
import type { components } from '@/shared/api/schema'
import { useMe } from '@/shared/api/useMe'
import { toImport } from '@/shared/leads/mayImport'
import { strings } from '../strings'

type Permission = components['schemas']['Permission']

const sections = [
  {
    label: '',
    entries: [
      { to: '/workspace', label: strings.nav.workspace, icon: IconLayoutDashboard },
      { to: '/leads', label: strings.nav.leads, icon: IconAddressBook },
      { to: '/users', label: strings.nav.users, icon: IconUsers, needs: ['members.manage', 'availability.manage'] },
    ],
  },
  {
    label: strings.nav.admin,
    entries: [
      { to: '/admin/routing-rules', label: strings.nav.routingRules, icon: IconArrowsSplit2, needs: ['routing.manage'] },
      { to: '/admin/fields', label: strings.nav.fields, icon: IconTags, needs: ['workspace.manage'] },
      { to: '/admin/bulk-actions', label: strings.nav.bulkActions, icon: IconStack2, needs: ['leads.assign', 'leads.edit', 'leads.delete'] },
      { to: '/admin/roles', label: strings.nav.roles, icon: IconShieldLock, needs: ['roles.manage'] },
      { to: '/admin/sources', label: strings.nav.sources, icon: IconPlugConnected, needs: ['integrations.manage'] },
      { to: '/admin/imports', label: strings.nav.imports, icon: IconFileImport, needsAll: toImport },
      { to: '/admin/webhooks', label: strings.nav.webhooks, icon: IconWebhook, needs: ['integrations.manage'] },
      { to: '/admin/settings', label: strings.nav.settings, icon: IconSettings, needs: ['workspace.manage'] },
    ],
  },
] as const

/** The sidebar and the command palette: what exists, and only what the role may do. */
export function useNavigation() {
  const { data: me } = useMe()
  const may = (permission: Permission) => me?.permissions.includes(permission) ?? false
  return sections
    .map(({ label, entries }) => ({ label, entries: entries.filter((entry) => opens(entry, may)) }))
    .filter(({ entries }) => entries.length > 0)
}

type Entry = { to: string; needs?: readonly Permission[]; needsAll?: readonly Permission[] }

function opens({ needs, needsAll = [] }: Entry, may: (permission: Permission) => boolean): boolean {
  return (needs?.some(may) ?? true) && needsAll.every(may)
}
