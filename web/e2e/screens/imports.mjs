// Files of leads in the demo: one that was imported, one that was undone, one that is being decided about.
import assert from 'node:assert/strict'
import { button, dialog } from '../kit/hands.mjs'
import { until } from '../kit/until.mjs'

const people = ['Priya Shah', 'Tom Okafor', 'Elena Rossi', 'Wei Zhang', 'Amélie Dubois-Fontaine de la Rochefoucauld', 'Ola Nordmann']
const header = ['Full name', 'E-mail', 'Phone', 'Budget', 'Create date', 'District', 'Owner', 'What would you like to know about the house at the harbour?', 'Comment']

/** Rows of a file: some of people who are known, some that name an agent, some that cannot be imported, some that have to be mended. */
function rowsOf(n, known, agents) {
  return Array.from({ length: n }, (_, i) => {
    const email = known[i]?.email || (i % 40 === 39 ? 'on paper' : `fair${n}-${i}@mail.example`)
    const owner = i % 30 === 12 ? 'Jonathan Doe' : (agents[i % 13]?.email ?? '')
    const row = [people[i % 6], email, `+44 20 ${7000 + n} ${String(i).padStart(4, '0')}`, `${250 + i},000`, `0${(i % 9) + 1}/0${(i % 8) + 2}/2026`, ['Riverside', 'Old Town'][i % 2], owner, i % 7 ? '' : 'Whether pets are allowed, and when one can see it', '']
    const line = row.map(cell).join(',')
    return i % 50 === 20 ? cell(line) : line
  })
}

const cell = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

async function send(api, name, rows) {
  const form = new FormData()
  form.append('file', new File([[header.map(cell).join(','), ...rows].join('\n')], name))
  const answer = await fetch(`${api.url}/api/v1/imports`, { method: 'POST', headers: api.headers, body: form })
  assert.equal(answer.status, 201)
  return (await answer.json()).id
}

/** @returns {Promise<{ plan: number, report: number }>} ids of the one that is being decided about, and of the one that was imported */
export async function fillImports(api) {
  const known = (await api.get('/leads?limit=12')).items
  const agents = (await api.get('/members')).items.filter(({ active, role_name }) => active && role_name === 'Agent').slice(0, 4)
  const ended = async (id, state) => until(async () => assert.equal((await api.get(`/imports/${id}`)).state, state), 60_000)
  const begin = async (name, n) => {
    const id = await send(api, name, rowsOf(n, known, agents))
    await api.post(`/imports/${id}/commit`, { routing: { agent_ids: agents.map((agent) => agent.id) } })
    await ended(id, 'done')
    return id
  }
  const undone = await begin('Open day.csv', 60)
  await api.post(`/batches/${(await api.get(`/imports/${undone}`)).batch_id}/undo`, {})
  await ended(undone, 'undone')
  const report = await begin('Spring fair.csv', 240)
  const plan = await send(api, 'Everybody who left a card at the spring fair of the harbour, both days and the evening reception.csv', rowsOf(480, known, agents))
  return { plan, report }
}

/** What is being decided about a file, once the server has said what would come of it. */
const counted = (page) => button(page, /^Import \d/).and(page.locator(':enabled')).waitFor()

export const importStates = {
  'wrong-file': { on: 'imports', open: async (page) => {
    await page.getByLabel(/^Drop a CSV/).setInputFiles({ name: 'leads.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') })
    await page.getByRole('alert').getByText('This is a PDF.').waitFor()
  } },
  'import-targets': { on: 'import-plan', only: 'desk', open: async (page) => {
    await counted(page)
    await page.getByRole('combobox', { name: 'Comment goes to' }).click()
    await page.getByRole('option', { name: 'Leave out' }).waitFor()
  } },
  'import-conflict': { on: 'import-plan', open: async (page) => {
    await page.getByRole('combobox', { name: 'Comment goes to' }).click()
    await page.getByRole('option', { name: 'E-mail', exact: true }).click()
    await page.getByText('Two columns go to the same place.').waitFor()
  } },
  'import-new-field': { on: 'import-plan', only: 'phone', open: async (page) => {
    await page.getByRole('combobox', { name: 'District goes to' }).click()
    await page.getByRole('option', { name: 'New field…' }).click()
    await dialog(page).waitFor()
  } },
  'import-agents': { on: 'import-plan', open: async (page) => {
    await page.getByRole('radio', { name: 'Several agents, evenly' }).check()
    await button(page, 'Everyone').click()
    await counted(page)
  } },
  'import-reasons': { on: 'import-plan', open: async (page) => {
    await button(page, 'See why').click()
    await dialog(page).getByText(/not an e-mail address/).waitFor()
  } },
  'undo-import': { on: 'import-report', only: 'phone', open: async (page) => {
    await button(page, 'Undo').click()
    await dialog(page).waitFor()
  } },
}
