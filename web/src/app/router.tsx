import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from '@/shared/search/searchParams'
import { toImport } from '@/shared/leads/mayImport'
import { signInSearch } from '@/features/sign-in/search'
import { leadsSearch } from '@/features/leads/search'
import { fieldsSearch } from '@/features/fields/search'
import { routingSearch } from '@/features/routing-rules/search'
import { notificationsSearch } from '@/features/bell/search'
import { settingsSearch } from '@/features/settings/search'
import { webhooksSearch } from '@/features/webhooks/search'
import { Crashed } from './Crashed'
import { goHome, requireMember, requires, requiresAll } from './guards'
import { NotFound, NotFoundPage } from './NotFound'
import { Shell } from './shell/Shell'

const root = createRootRoute({ notFoundComponent: NotFoundPage })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', beforeLoad: requireMember, component: Shell })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('@/features/sign-in/SignInPage'), 'SignInPage'),
})
const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: goHome,
})
const workspace = createRoute({
  getParentRoute: () => shell,
  path: '/workspace',
  component: lazyRouteComponent(() => import('@/features/workspace/WorkspacePage'), 'WorkspacePage'),
})
const leads = createRoute({
  getParentRoute: () => shell,
  path: '/leads',
  validateSearch: leadsSearch,
  component: lazyRouteComponent(() => import('@/features/leads/LeadsPage'), 'LeadsPage'),
})
const lead = createRoute({
  getParentRoute: () => shell,
  path: '/leads/$leadId',
  component: lazyRouteComponent(() => import('@/features/lead/LeadPage'), 'LeadPage'),
})
const ownNotifications = createRoute({
  getParentRoute: () => shell,
  path: '/me/notifications',
  component: lazyRouteComponent(() => import('@/features/notifications/NotificationSettingsPage'), 'NotificationSettingsPage'),
})
const notifications = createRoute({
  getParentRoute: () => shell,
  path: '/notifications',
  validateSearch: notificationsSearch,
  component: lazyRouteComponent(() => import('@/features/bell/NotificationsPage'), 'NotificationsPage'),
})
const users = createRoute({
  getParentRoute: () => shell,
  path: '/users',
  loader: requires('members.manage', 'availability.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/users/UsersPage'), 'UsersPage'),
})
const routingRules = createRoute({
  getParentRoute: () => shell,
  path: '/admin/routing-rules',
  validateSearch: routingSearch,
  loader: requires('routing.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/routing-rules/RoutingRulesPage'), 'RoutingRulesPage'),
})
const replay = createRoute({
  getParentRoute: () => shell,
  path: '/admin/routing-rules/replay',
  validateSearch: (search: Record<string, string | string[] | undefined>) => search, // the page reads it
  loader: requires('routing.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/routing-rules/replay/ReplayPage'), 'ReplayPage'),
})
const fields = createRoute({
  getParentRoute: () => shell,
  path: '/admin/fields',
  validateSearch: fieldsSearch,
  loader: requires('workspace.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/fields/FieldsPage'), 'FieldsPage'),
})
const bulkActions = createRoute({
  getParentRoute: () => shell,
  path: '/admin/bulk-actions',
  loader: requires('leads.assign', 'leads.edit', 'leads.delete'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/bulk-actions/BulkActionsPage'), 'BulkActionsPage'),
})
const roles = createRoute({
  getParentRoute: () => shell,
  path: '/admin/roles',
  loader: requires('roles.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/roles/RolesPage'), 'RolesPage'),
})
const sources = createRoute({
  getParentRoute: () => shell,
  path: '/admin/sources',
  loader: requires('integrations.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/sources/SourcesPage'), 'SourcesPage'),
})
const source = createRoute({
  getParentRoute: () => shell,
  path: '/admin/sources/$sourceId',
  loader: requires('integrations.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/sources/SourcePage'), 'SourcePage'),
})
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/admin/imports',
  loader: requiresAll(...toImport),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/imports/ImportsPage'), 'ImportsPage'),
})
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/admin/imports/$importId',
  loader: requiresAll(...toImport),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/imports/ImportPage'), 'ImportPage'),
})
const webhooks = createRoute({
  getParentRoute: () => shell,
  path: '/admin/webhooks',
  validateSearch: webhooksSearch,
  loader: requires('integrations.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/webhooks/WebhooksPage'), 'WebhooksPage'),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/admin/settings',
  validateSearch: settingsSearch,
  loader: requires('workspace.manage'),
  notFoundComponent: NotFound,
  component: lazyRouteComponent(() => import('@/features/settings/WorkspaceSettingsPage'), 'WorkspaceSettingsPage'),
})
const gallery = createRoute({
  getParentRoute: () => shell,
  path: '/gallery',
  component: lazyRouteComponent(() => import('@/features/gallery/GalleryPage'), 'GalleryPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([signIn, shell.addChildren([home, workspace, leads, lead, ownNotifications, notifications, users, routingRules, replay, fields, bulkActions, roles, sources, source, imports, oneImport, webhooks, settings, gallery])]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Crashed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
