// Every screen: which routes there are, who may see them, and how much a full page must show. What can be open on it: states.mjs.

/**
 * How much a full page must show: on a desk as many as fit the window without scrolling, on a phone, which scrolls, as
 * many as there are.
 * @typedef {{ of: string, desk: number, phone: number }} Full
 * `roles` may see it, the others are told that there is no such page. `brief`: nothing of its own to look at, only the
 * heading counts. `tour`: who goes there, if not all. `full` is for the roles in `fullFor`, or all who see it.
 * @typedef {{ path: string, at?: (place: Place) => string, heading: string | RegExp, roles: string[], brief?: boolean, tour?: string[],
 *   full?: Full, fullFor?: string[], hidden?: RegExp, busy?: boolean }} Route
 * @typedef {{ lead: number, othersLead: number, rotation: number, source: number, importPlan: number, importReport: number }} Place ids that addresses need
 */

export const roles = ['owner', 'admin', 'agent', 'viewer']
const bosses = ['owner', 'admin']
const notHere = /This page does not exist/
const noLead = /This lead does not exist, or is not yours/

const listOf = (name, desk, phone) => ({ of: `#content tbody tr, #content ul[aria-label="${name}"] > li`, desk, phone })
const inTab = '#content [role=tabpanel]'

/** @type {Record<string, Route>} by name; `path` as the router has it */
export const routes = {
  'home': { path: '/', heading: /^(Leads|My workspace)$/, roles, brief: true },
  'sign-in': { path: '/sign-in', heading: /^(Leads|My workspace)$/, roles, brief: true },
  'workspace': { path: '/workspace', heading: 'My workspace', roles, full: { of: '#content li, #content tbody tr', desk: 10, phone: 20 }, fullFor: ['agent'] },
  'leads': { path: '/leads', heading: 'Leads', roles, full: listOf('Leads', 14, 50) },
  'leads-filtered': { path: '/leads', at: () => '/leads?status=new&status=contacted&source=facebook&sort=name', heading: 'Leads', roles, tour: ['owner'], full: listOf('Leads', 12, 40) },
  'leads-none': { path: '/leads', at: () => '/leads?q=nobody-is-called-this', heading: 'Leads', roles, tour: ['owner'] },
  'lead': { path: '/leads/$leadId', at: ({ lead }) => `/leads/${lead}`, heading: /./, roles, hidden: noLead, full: { of: 'ol[aria-label=Timeline] > li', desk: 3, phone: 3 } },
  'lead-of-others': { path: '/leads/$leadId', at: ({ othersLead }) => `/leads/${othersLead}`, heading: /./, roles: [...bosses, 'viewer'], tour: ['agent', 'viewer'], hidden: noLead },
  'notifications': { path: '/notifications', heading: 'Notifications', roles, full: { of: '#content li', desk: 4, phone: 4 }, fullFor: ['agent'] },
  'notifications-none': { path: '/notifications', at: () => '/notifications?unread=true&kind=undone', heading: 'Notifications', roles, tour: ['agent'] },
  'own-notifications': { path: '/me/notifications', heading: 'Notification settings', roles, full: { of: '#content table tbody tr, #content ul[aria-label^=Notifications] > li', desk: 6, phone: 8 } },
  'users': { path: '/users', heading: 'Users', roles: bosses, full: listOf('Users', 11, 11) },
  'routing-rules': { path: '/admin/routing-rules', heading: 'Routing Rules', roles: bosses, full: { of: `${inTab} ol > li`, desk: 5, phone: 5 } },
  'rotations': {
    path: '/admin/routing-rules', at: ({ rotation }) => `/admin/routing-rules?tab=rotations&rotation=${rotation}`, heading: 'Routing Rules', roles: bosses,
    full: { of: `${inTab} li, ${inTab} tbody tr`, desk: 6, phone: 10 },
  },
  'routing-draft': { path: '/admin/routing-rules', at: () => '/admin/routing-rules?draft=true', heading: 'Routing Rules', roles: bosses, tour: ['owner'], full: { of: `${inTab} ol > li`, desk: 2, phone: 5 } },
  'routing-history': { path: '/admin/routing-rules', at: () => '/admin/routing-rules?tab=history', heading: 'Routing Rules', roles: bosses, tour: ['owner'], full: { of: `${inTab} ol > li`, desk: 5, phone: 5 } },
  'replay': { path: '/admin/routing-rules/replay', at: () => '/admin/routing-rules/replay?policy=draft&days=90', heading: 'Replay', roles: bosses, full: { of: '#content dl > div', desk: 4, phone: 4 } },
  'replay-none': { path: '/admin/routing-rules/replay', at: () => '/admin/routing-rules/replay?policy=live&since=2019-01-01T00:00:00Z&until=2019-01-08T00:00:00Z', heading: 'Replay', roles: bosses, tour: ['owner'] },
  'statuses': { path: '/admin/fields', heading: 'Fields & tags', roles: bosses, full: { of: `${inTab} ol > li`, desk: 6, phone: 6 } },
  'tags': { path: '/admin/fields', at: () => '/admin/fields?tab=tags', heading: 'Fields & tags', roles: bosses, tour: ['owner'], full: listOf('Tags', 3, 3) },
  'custom-fields': { path: '/admin/fields', at: () => '/admin/fields?tab=fields', heading: 'Fields & tags', roles: bosses, tour: ['owner'], full: { of: `${inTab} ol > li`, desk: 6, phone: 6 } },
  'bulk-actions': { path: '/admin/bulk-actions', heading: 'Bulk actions', roles: [...bosses, 'agent'], full: listOf('Bulk actions', 3, 3), fullFor: bosses },
  'roles': { path: '/admin/roles', heading: 'Roles', roles: bosses, full: { of: '#content tbody tr, #content li', desk: 8, phone: 16 } },
  'sources': { path: '/admin/sources', heading: 'Sources', roles: bosses, full: { of: '#content li', desk: 3, phone: 3 } },
  'source': {
    path: '/admin/sources/$sourceId', at: ({ source }) => `/admin/sources/${source}`, heading: /^(Search ads|Sources)$/, roles: bosses, tour: ['owner'],
    full: { of: '#content tbody tr, #content ul[aria-label="What came"] > li', desk: 4, phone: 10 },
  },
  'source-facebook': {
    path: '/admin/sources/$sourceId', at: ({ facebook }) => `/admin/sources/${facebook}`, heading: /^(Harbour Homes on Facebook|Sources)$/, roles: bosses, tour: ['owner'],
    full: { of: '#content tbody tr, #content ul[aria-label="What came"] > li', desk: 4, phone: 7 },
  },
  'source-website': {
    path: '/admin/sources/$sourceId', at: ({ website }) => `/admin/sources/${website}`, heading: /^(Home valuation|Sources)$/, roles: bosses, tour: ['owner'],
    full: { of: '#content tbody tr, #content ul[aria-label="What came"] > li', desk: 4, phone: 5 },
  },
  'source-mail': {
    path: '/admin/sources/$sourceId', at: ({ mail }) => `/admin/sources/${mail}`, heading: /^(Property portal|Sources)$/, roles: bosses, tour: ['owner'],
    full: { of: '#content tbody tr, #content ul[aria-label="What came"] > li', desk: 4, phone: 5 },
  },
  'imports': { path: '/admin/imports', heading: 'Imports', roles: bosses, full: listOf('Imports', 3, 3) },
  'import-plan': {
    path: '/admin/imports/$importId', at: ({ importPlan }) => `/admin/imports/${importPlan}`, heading: /^(Everybody who left a card.*|Imports)$/, roles: bosses, tour: ['owner'],
    full: { of: '#content ul[aria-label="Columns"] > li', desk: 5, phone: 9 },
  },
  'import-report': {
    path: '/admin/imports/$importId', at: ({ importReport }) => `/admin/imports/${importReport}`, heading: /^(Spring fair\.csv|Imports)$/, roles: bosses, tour: ['owner'],
    full: { of: '#content dl > div, #content [role=listitem]', desk: 8, phone: 8 },
  },
  'webhooks': { path: '/admin/webhooks', heading: 'Webhooks', roles: bosses, full: { of: `${inTab} li`, desk: 4, phone: 4 } },
  'deliveries-failed': { path: '/admin/webhooks', at: () => '/admin/webhooks?show=failed', heading: 'Webhooks', roles: bosses, tour: ['owner'], full: listOf('Failed deliveries', 5, 5) },
  'deliveries': { path: '/admin/webhooks', at: () => '/admin/webhooks?show=all', heading: 'Webhooks', roles: bosses, tour: ['owner'], full: listOf('All deliveries', 10, 10) },
  'settings': { path: '/admin/settings', heading: 'Settings', roles: bosses, full: { of: '#content form input:not([type=hidden])', desk: 5, phone: 7 } },
  'settings-notifications': {
    path: '/admin/settings', at: () => '/admin/settings?tab=notifications', heading: 'Settings', roles: bosses, tour: ['owner'],
    full: { of: '#content table tbody tr, #content ul[aria-label^=Notifications] > li', desk: 2, phone: 11 },
  },
  'sent': { path: '/admin/settings', at: () => '/admin/settings?tab=sent', heading: 'Settings', roles: bosses, tour: ['owner'], full: listOf('All notifications', 6, 6) },
  'sent-failed': { path: '/admin/settings', at: () => '/admin/settings?tab=sent&show=failed', heading: 'Settings', roles: bosses, tour: ['owner'], full: listOf('Failed notifications', 1, 1) },
  'gallery': { path: '/gallery', heading: 'Gallery', roles, tour: ['owner'], busy: true },
  'unknown': { path: '*', at: () => '/no/such/page', heading: notHere, roles },
}

/**
 * What this role must see there, and whether it is worth a look of its own: a screen that stands for others is
 * examined once, the others must show its heading.
 */
export function expectation(name, role, full) {
  const route = routes[name]
  const rows = full && (!route.fullFor || route.fullFor.includes(role)) ? route.full : undefined
  if (role === 'nobody') {
    if (name === 'unknown') return { heading: notHere, brief: !full }
    return { heading: 'Sign in to Fairlead', brief: name !== 'sign-in' }
  }
  if (route.hidden && !full) return { heading: route.hidden, brief: name !== 'lead' }
  if (!route.roles.includes(role)) return { heading: route.hidden ?? notHere, brief: !full || !['users', 'lead-of-others'].includes(name) }
  const standsFor = role === 'admin' || role === 'viewer' && !full // who sees what the owner sees
  return { heading: route.heading, brief: route.brief || standsFor, rows, busy: route.busy }
}

/** The address of a route in this workspace. */
export const address = (route, place) => route.at?.(place) ?? route.path
