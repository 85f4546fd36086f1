// Leads that wait, and unassigned ones that match: in the demo there are none, so that the server's answers are changed on their way.
import { button, dialog } from '../kit/hands.mjs'

const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
const soon = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString()

/** Until the page goes elsewhere, what the server answers under a path is changed. */
async function answering(page, changes) {
  for (const [path, change] of Object.entries(changes)) {
    await page.route(`**/api/v1/${path}`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: change(await response.json(), route.request()) })
    })
  }
  await page.reload()
  page.once('framenavigated', () => page.unrouteAll({ behavior: 'ignoreErrors' }))
}

/** Two rotations, an agent, and two more. */
function waits(routing) {
  const group = (name, leads, minutes, until = null, agent = false) => ({ rotation: agent ? null : { id: 1, name }, agent: agent ? { id: 1, name } : null, leads, oldest: ago(minutes), until })
  const groups = [group('Buyers', 7, 134, soon(90)), group('Ana Lopez', 1, 50, soon(5 * 1_440), true), group('Sellers of the Riverside quarter', 3, 24), group('Rentals', 1, 9), group('Valuations', 2, 8)]
  return { ...routing, waiting: 14, waiting_for: groups }
}
const shared = (preview, request) => {
  const ids = request.postDataJSON().to?.agent_ids ?? []
  return { ...preview, total: 14, unassigned: 14, split: ids.map((agent_id, at) => ({ agent_id, name: '', count: Math.floor(14 / ids.length) + (at < 14 % ids.length ? 1 : 0) })) }
}
const matches = () => ({ leads: 51, match: 38 })
const banner = (page, name) => page.getByRole('region', { name }).waitFor()

export const waitingStates = {
  'waiting-banner': { on: 'routing-rules', open: async (page) => {
    await answering(page, { 'routing': waits, 'routing/unassigned': matches })
    await banner(page, 'Waiting leads')
    await banner(page, 'Unassigned leads')
  } },
  'waiting-assign': { on: 'routing-rules', open: async (page) => {
    await answering(page, { 'routing': waits, 'leads/bulk/preview': shared })
    await button(page, 'Assign by hand').click()
    await dialog(page).getByText('One notification per agent.').waitFor()
  } },
}
