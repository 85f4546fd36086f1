// Every screen: which routes there are, who may see them, how much a full page must show, and what can be open on it.
import { bulkBar, button, choose, dialog, flip, inBulkMenu, palette, selectPage } from '../kit/hands.mjs'

/**
 * How much a full page must show: on a desk as many as fit the window without scrolling, on a phone, which scrolls, as
 * many as there are.
 * @typedef {{ of: string, desk: number, phone: number }} Full
 * `roles` may see it, the others are told that there is no such page. `brief`: nothing of its own to look at, only the
 * heading counts. `tour`: who goes there, if not all. `full` is for the roles in `fullFor`, or all who see it.
 * @typedef {{ path: string, at?: (place: Place) => string, heading: string | RegExp, roles: string[], brief?: boolean, tour?: string[],
 *   full?: Full, fullFor?: string[], hidden?: RegExp, busy?: boolean }} Route
 * @typedef {{ lead: number, othersLead: number, rotation: number }} Place ids that addresses need
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
  'users': { path: '/users', heading: 'Users', roles: bosses, full: listOf('Users', 11, 11) },
  'routing-rules': { path: '/admin/routing-rules', heading: 'Routing Rules', roles: bosses, full: { of: `${inTab} ol > li`, desk: 5, phone: 5 } },
  'rotations': {
    path: '/admin/routing-rules', at: ({ rotation }) => `/admin/routing-rules?tab=rotations&rotation=${rotation}`, heading: 'Routing Rules', roles: bosses,
    full: { of: `${inTab} li, ${inTab} tbody tr`, desk: 6, phone: 10 },
  },
  'statuses': { path: '/admin/fields', heading: 'Fields & tags', roles: bosses, full: { of: `${inTab} ol > li`, desk: 6, phone: 6 } },
  'tags': { path: '/admin/fields', at: () => '/admin/fields?tab=tags', heading: 'Fields & tags', roles: bosses, tour: ['owner'], full: listOf('Tags', 3, 3) },
  'custom-fields': { path: '/admin/fields', at: () => '/admin/fields?tab=fields', heading: 'Fields & tags', roles: bosses, tour: ['owner'], full: { of: `${inTab} ol > li`, desk: 6, phone: 6 } },
  'bulk-actions': { path: '/admin/bulk-actions', heading: 'Bulk actions', roles: [...bosses, 'agent'], full: listOf('Bulk actions', 3, 3), fullFor: bosses },
  'roles': { path: '/admin/roles', heading: 'Roles', roles: bosses, full: { of: '#content tbody tr, #content li', desk: 8, phone: 16 } },
  'webhooks': { path: '/admin/webhooks', heading: 'Webhooks', roles: bosses, full: { of: `${inTab} li`, desk: 4, phone: 4 } },
  'deliveries-failed': { path: '/admin/webhooks', at: () => '/admin/webhooks?show=failed', heading: 'Webhooks', roles: bosses, tour: ['owner'], full: listOf('Failed deliveries', 5, 5) },
  'deliveries': { path: '/admin/webhooks', at: () => '/admin/webhooks?show=all', heading: 'Webhooks', roles: bosses, tour: ['owner'], full: listOf('All deliveries', 10, 10) },
  'settings': { path: '/admin/settings', heading: 'Settings', roles: bosses, full: { of: '#content form input:not([type=hidden])', desk: 6, phone: 7 } },
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
  return { heading: route.heading, brief: route.brief, rows, busy: route.busy }
}

/** The address of a route in this workspace. */
export const address = (route, place) => route.at?.(place) ?? route.path

/**
 * What can be open on a screen of the demo, opened by its owner unless `as` names another.
 * @type {Record<string, { on: string, as?: string, only?: 'desk' | 'phone', open: (page: import('playwright-core').Page) => Promise<unknown> }>}
 */
export const states = {
  'assign': { on: 'leads', open: (page) => bulk(page, /^(Assign|Reassign)$/) },
  'spread': { on: 'leads', open: (page) => bulk(page, 'Spread evenly…') },
  'unassign': { on: 'leads', open: (page) => bulk(page, 'Unassign') },
  'bulk-status': { on: 'leads', open: async (page) => {
    await bulk(page, 'Status')
    await dialog(page).getByRole('radio', { name: 'Contacted' }).check()
    await button(dialog(page), /^Set \d+ leads? to Contacted$/).waitFor()
  } },
  'bulk-tags': { on: 'leads', open: (page) => bulk(page, 'Tags') },
  'bulk-more': { on: 'leads', only: 'desk', open: async (page) => {
    await selectPage(page).check()
    await menu(page, button(bulkBar(page), 'More'))
  } },
  'bulk-route': { on: 'leads', open: (page) => inMore(page, 'Run routing again…') },
  'bulk-delete': { on: 'leads', open: (page) => inMore(page, 'Delete…') },
  'undo-batch': { on: 'bulk-actions', open: (page) => opens(page, button(page, /^Undo: /).first()) },
  'left-out': { on: 'bulk-actions', open: async (page) => {
    await opens(page, button(page, /stayed$/).first())
    await dialog(page).getByRole('link').first().waitFor()
  } },
  'selection': { on: 'leads', open: async (page) => {
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('toolbar', { name: 'Bulk actions' }).waitFor()
  } },
  'new-lead': { on: 'leads', open: (page) => opens(page, button(page, 'New lead')) },
  'filter-agents': { on: 'leads', only: 'desk', open: (page) => lists(page, page.getByRole('search').getByRole('button', { name: /^Assigned agent/ })) },
  'filter-dates': { on: 'leads', only: 'desk', open: async (page) => {
    await page.getByRole('search').getByRole('button', { name: /^Created/ }).click()
    await page.getByText('Last 7 days').first().waitFor()
  } },
  'filters-drawer': { on: 'leads', only: 'phone', open: (page) => opens(page, button(page, /^Filters/)) },
  'navigation': { on: 'leads', only: 'phone', open: async (page) => {
    await button(page, 'Open navigation').click()
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Roles' }).waitFor()
  } },
  'display-menu': { on: 'leads', only: 'desk', open: (page) => menu(page, button(page, 'Display')) },
  'views': { on: 'leads', open: async (page) => {
    await button(page, 'View: All leads').click()
    await page.getByRole('option', { name: /^VIP \d/ }).waitFor()
  } },
  'view-changed': { on: 'leads', open: async (page) => {
    await button(page, 'View: All leads').click()
    await page.getByRole('option', { name: /^Valuations/ }).click()
    await button(page, 'View: Valuations of the last 7 days').waitFor()
    await page.getByRole('search').getByLabel('Search', { exact: true }).fill('a')
    await button(page, 'View: Valuations of the last 7 days, changed').waitFor()
  } },
  'save-view': { on: 'leads-filtered', open: (page) => opens(page, button(page, 'Save as…')) },
  'own-menu': { on: 'leads', open: (page) => menu(page, button(page, 'My account')) },
  'bell': { on: 'workspace', as: 'agent', open: async (page) => {
    await button(page, /^Notifications/).click()
    await page.getByRole('heading', { name: 'Notifications' }).waitFor()
  } },
  'palette': { on: 'leads', open: async (page) => {
    await palette(page, 'ro')
    await dialog(page).getByText('Searching leads…').waitFor({ state: 'hidden' })
  } },
  'agent-list': { on: 'lead', open: (page) => lists(page, button(page, /^Assigned Agent: /)) },
  'why': { on: 'lead', open: (page) => opens(page, button(page, /^Why /).first()) },
  'edit-lead': { on: 'lead', open: async (page) => {
    await page.keyboard.press('e')
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
  } },
  'edit-field': { on: 'lead', open: async (page) => {
    await button(page, /^Edit District: /).click()
    await page.getByRole('option', { name: 'Riverside', exact: true }).waitFor()
  } },
  'lead-menu': { on: 'lead', only: 'desk', open: (page) => menu(page, page.getByRole('main').getByRole('button', { name: 'More', exact: true })) },
  'mention': { on: 'lead', open: async (page) => {
    await page.getByLabel('Note').pressSequentially('Please call, @')
    await page.getByRole('option').first().waitFor()
  } },
  'add-task': { on: 'lead', open: async (page) => {
    await button(page, 'Add task').click()
    await page.getByLabel('What').waitFor()
  } },
  'merge': { on: 'lead', open: async (page) => {
    await menu(page, page.getByRole('main').getByRole('button', { name: 'More', exact: true }))
    await opens(page, page.getByRole('menuitem', { name: 'Merge…' }))
    await dialog(page).getByPlaceholder('Name, e-mail, phone').fill('paula')
    await dialog(page).getByRole('radio').first().click()
    await dialog(page).getByText('A merge cannot be undone.').waitFor()
  } },
  'toast': { on: 'lead', open: async (page) => {
    await page.getByLabel('Note').fill('Called, left a message.')
    await button(page, 'Add note').click()
    await page.getByRole('alert').filter({ hasText: 'Note added' }).waitFor()
  } },
  'add-user': { on: 'users', open: (page) => opens(page, button(page, 'Add user')) },
  'edit-user': { on: 'users', open: (page) => opens(page, button(page, 'Edit Ben Carter')) },
  'deactivate': { on: 'users', open: async (page) => {
    await flip(page, 'Ben Carter is active')
    await dialog(page).waitFor()
  } },
  'new-rule': { on: 'routing-rules', open: (page) => opens(page, button(page, 'New rule')) },
  'edit-rule': { on: 'routing-rules', open: (page) => openRule(page, 'Edit') },
  'delete-rule': { on: 'routing-rules', open: (page) => openRule(page, 'Delete') },
  'new-rotation': { on: 'rotations', open: (page) => opens(page, button(page, 'New rotation')) },
  'rotation-options': { on: 'rotations', open: async (page) => {
    await button(page, 'More options').click()
    await button(page, 'Fewer options').waitFor()
  } },
  'status-menu': { on: 'statuses', only: 'desk', open: (page) => menu(page, button(page, 'More for Visit booked')) },
  'add-status': { on: 'statuses', open: (page) => opens(page, button(page, 'Add status')) },
  'edit-status': { on: 'statuses', open: async (page) => {
    await opens(page, button(page, 'Qualified'))
    await dialog(page).getByText(/ have this status/).waitFor()
  } },
  'delete-status': { on: 'statuses', open: async (page) => {
    await inRowMenu(page, 'Contacted', 'Delete')
    await dialog(page).getByRole('link', { name: 'See leads' }).waitFor()
  } },
  'delete-free-status': { on: 'statuses', open: async (page) => {
    await inRowMenu(page, 'Visit booked', 'Delete')
    await dialog(page).getByText('No lead has this status.').waitFor()
  } },
  'ticked-tags': { on: 'tags', open: async (page) => {
    for (const tag of ['vip', 'spring']) await page.getByRole('checkbox', { name: `Select ${tag}` }).check()
    await bulkBar(page).waitFor()
  } },
  'no-tags-found': { on: 'tags', open: async (page) => {
    await page.getByLabel('Search tags').fill('nobody-tags-this')
    await page.getByRole('heading', { name: 'No tag holds this text' }).waitFor()
  } },
  'rename-tag': { on: 'tags', open: async (page) => {
    await inRowMenu(page, 'vip', 'Rename')
    await dialog(page).getByLabel('New name').fill('spring')
    await dialog(page).getByText('Merge into spring?').waitFor()
  } },
  'merge-tags': { on: 'tags', open: async (page) => {
    for (const tag of ['vip', 'spring']) await page.getByRole('checkbox', { name: `Select ${tag}` }).check()
    await opens(page, button(bulkBar(page), 'Merge'))
    await dialog(page).getByText('Merge into').waitFor()
  } },
  'delete-tag': { on: 'tags', open: async (page) => {
    await inRowMenu(page, 'vip', 'Delete')
    await dialog(page).getByText(/goe?s? on asking/).first().waitFor()
  } },
  'add-field': { on: 'custom-fields', open: async (page) => {
    await opens(page, button(page, 'Add field'))
    await dialog(page).getByLabel('Name').fill('Kind of home')
    await lists(page, dialog(page).getByRole('combobox', { name: 'Type' }))
    await page.getByRole('option', { name: 'Several choices' }).click()
    await dialog(page).getByRole('textbox', { name: 'Choices' }).fill('Flat\nHouse\nLand')
  } },
  'edit-field': { on: 'custom-fields', open: (page) => opens(page, button(page, 'Parking')) },
  'delete-field': { on: 'custom-fields', open: async (page) => {
    await inRowMenu(page, 'Parking', 'Delete')
    await dialog(page).getByText(/1 view asks for it/).waitFor()
  } },
  'webhook-menu': { on: 'webhooks', only: 'desk', open: (page) => menu(page, button(page, /^More for /).first()) },
  'add-webhook': { on: 'webhooks', open: (page) => opens(page, button(page, 'Add webhook')) },
  'switch-off-webhook': { on: 'webhooks', only: 'desk', open: (page) => inWebhookMenu(page, 1, 'Switch off') },
  'delete-webhook': { on: 'webhooks', open: (page) => inWebhookMenu(page, 1, 'Delete') },
  'secret': { on: 'webhooks', open: async (page) => {
    await opens(page, button(page, 'Add webhook'))
    for (const box of await dialog(page).getByRole('checkbox').all()) await box.uncheck()
    await dialog(page).getByRole('checkbox', { name: 'Bulk action finished' }).check()
    await dialog(page).getByLabel('Address').fill('https://crm.harbourlane.example/hooks') // reserved: nobody is there
    await button(dialog(page), 'Add webhook').click()
    await button(dialog(page), 'I have copied it').waitFor()
  } },
  'delivery-failed': { on: 'deliveries-failed', open: (page) => opens(page, button(page, 'Lead assigned').first()) },
  'delivery': { on: 'deliveries', only: 'desk', open: (page) => opens(page, button(page, 'Test').first()) },
  'settings-unsaved': { on: 'settings', open: async (page) => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('')
    await page.getByRole('textbox', { name: 'Public URL', exact: true }).fill('leads.harbourlane.example')
    await page.getByText('Not saved yet: Name and Public URL').waitFor()
  } },
  'settings-zones': { on: 'settings', only: 'desk', open: (page) => lists(page, page.getByRole('combobox', { name: 'Time zone', exact: true })) },
  'add-role': { on: 'roles', open: (page) => opens(page, button(page, 'Add role')) },
}

async function opens(page, what) {
  await what.click()
  await dialog(page).waitFor()
}

async function lists(page, what) {
  await what.click()
  await page.getByRole('option').first().waitFor()
}

async function menu(page, what) {
  await what.click()
  await page.getByRole('menu').waitFor()
}

async function openRule(page, what) {
  await menu(page, page.getByRole('button', { name: /^More for / }).nth(1))
  await opens(page, page.getByRole('menuitem', { name: what, exact: true }))
}

async function inRowMenu(page, name, what) {
  await menu(page, button(page, `More for ${name}`))
  await opens(page, page.getByRole('menuitem', { name: what, exact: true }))
}

async function inWebhookMenu(page, row, what) {
  await menu(page, page.getByRole('button', { name: /^More for / }).nth(row))
  await opens(page, page.getByRole('menuitem', { name: what, exact: true }))
}

async function inMore(page, what) {
  await selectPage(page).check()
  await inBulkMenu(page, what)
  await dialog(page).waitFor()
}

async function bulk(page, what) {
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await opens(page, page.getByRole('toolbar', { name: 'Bulk actions' }).getByRole('button', { name: what, exact: true }).first())
  if (typeof what !== 'string') await choose(page, dialog(page), 'Agent', 'Cleo Martin')
  await dialog(page).getByText(/^Assign \d+ leads?$|^Unassign \d+ leads?$|^Spread|Choose a rotation|^Status of|^Change tags/).first().waitFor()
}
