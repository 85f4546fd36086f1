// What can be open on a screen, and how to open it.
import { bulkBar, button, choose, dialog, flip, inBulkMenu, palette, selectPage } from '../kit/hands.mjs'
import { availabilityStates } from './availability.mjs'
import { importStates } from './imports.mjs'
import { mailStates } from './mail.mjs'
import { notificationStates } from './notifications.mjs'
import { replayStates } from './replay.mjs'
import { rotationStates } from './rotations.mjs'
import { trialStates } from './trials.mjs'
import { waitingStates } from './waiting.mjs'
import { websiteStates } from './website.mjs'

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
  'new-lead-known': { on: 'leads', open: (page) => knows(page, 'new') },
  'new-lead-lost': { on: 'leads', open: (page) => knows(page, 'lost') },
  'filter-agents': { on: 'leads', only: 'desk', open: (page) => lists(page, page.getByRole('search').getByRole('button', { name: /^Assigned agent/ })) },
  'filter-dates': { on: 'leads', only: 'desk', open: async (page) => {
    await page.getByRole('search').getByRole('button', { name: /^Created/ }).click()
    await page.getByText('Last 7 days').filter({ visible: true }).first().waitFor()
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
    await dialog(page).getByRole('link', { name: 'See all' }).waitFor()
  } },
  'notification-kinds': { on: 'notifications', as: 'agent', only: 'desk', open: (page) => lists(page, page.getByRole('search').getByRole('button', { name: /^Kind/ })) },
  'notification-filters': { on: 'notifications', as: 'agent', only: 'phone', open: (page) => opens(page, button(page, /^Filters/)) },
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
  'edit-answer': { on: 'lead', open: async (page) => {
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
    await page.getByLabel('What', { exact: true }).waitFor()
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
  'rule-check': { on: 'routing-rules', open: (page) => opens(page, button(page, /^Check the rules/)) },
  'edit-rule': { on: 'routing-rules', open: (page) => openRule(page, 'Edit') },
  'delete-rule': { on: 'routing-rules', open: (page) => openRule(page, 'Delete') },
  ...replayStates, ...rotationStates, ...trialStates, ...waitingStates,
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
  'add-source': { on: 'sources', only: 'phone', open: (page) => menu(page, button(page, 'Add source')) },
  'add-google': { on: 'sources', only: 'desk', open: (page) => addSource(page, 'Google lead forms') },
  'add-facebook': { on: 'sources', open: (page) => addSource(page, 'Facebook Lead Ads') },
  'edit-source-form': { on: 'source', open: (page) => opens(page, button(page, 'Edit Form 40000000001')) },
  'arrival': { on: 'source', open: async (page) => {
    await opens(page, button(page, 'Not taken in').first())
    await dialog(page).getByText('"lead_id"').waitFor()
  } },
  'delete-source': { on: 'source', only: 'phone', open: async (page) => {
    await button(page, /^More for /).click()
    await opens(page, page.getByRole('menuitem', { name: 'Delete' }))
  } },
  ...websiteStates,
  'add-mail': { on: 'sources', only: 'phone', open: (page) => addSource(page, 'E-mail') },
  ...mailStates,
  ...importStates,
  'webhook-menu': { on: 'webhooks', only: 'desk', open: (page) => menu(page, button(page, /^More for /).first()) },
  'add-webhook': { on: 'webhooks', open: (page) => opens(page, button(page, 'Add webhook')) },
  'switch-off-webhook': { on: 'webhooks', only: 'desk', open: (page) => inWebhookMenu(page, 1, 'Switch off') },
  'new-secret': { on: 'webhooks', open: (page) => inWebhookMenu(page, 0, 'New secret') },
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
  ...notificationStates,
  ...availabilityStates,
  'add-role': { on: 'roles', open: (page) => opens(page, button(page, 'Add role')) },
}

async function opens(page, what) {
  await what.click()
  await dialog(page).waitFor()
}

/** Begins a new lead with the e-mail address and phone number of one that stands there. */
async function knows(page, status) {
  const [lead] = (await (await page.request.get(`/api/v1/leads?status=${status}&limit=1`)).json()).items
  await opens(page, button(page, 'New lead'))
  await dialog(page).getByLabel('E-mail').fill(lead.email)
  await dialog(page).getByLabel('Phone').fill(lead.phone)
  await dialog(page).getByRole('status').getByText(/is known already: /).waitFor()
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

/** Chooses a kind of source to add. */
async function addSource(page, kind) {
  await button(page, 'Add source').click()
  await opens(page, page.getByRole('menuitem', { name: kind }))
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
