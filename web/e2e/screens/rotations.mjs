// A rotation with every option in use, and what can be open on its screen.
import { button, choose, dialog } from '../kit/hands.mjs'

const figures = async (page) => {
  await page.getByText('Figures as a table').click()
  await page.getByRole('figure').getByRole('table').waitFor()
}

/** Hours are looked at, leads wait for them, the first two have limits, and the third is out for a week. @param {import('../kit/api.mjs').Api} api */
export async function fillRotation(api) {
  const [first] = (await api.get('/rotations')).items.toSorted((a, b) => b.rules.length - a.rules.length)
  const back = new Date(Date.now() + 9 * 86_400_000).toISOString()
  const limits = [{ cap_day: 10, cap_week: 40, max_open: 60 }, { cap_day: 5 }, { excluded_until: `${back.slice(0, 10)}T00:00:00Z` }]
  const agents = first.agents.map(({ agent_id, weight, excluded }, at) => ({ agent_id, weight, excluded, ...limits[at] }))
  await api.put(`/rotations/${first.id}`, { name: first.name, strategy: first.strategy, honours: { leave: true, pause: true, hours: true }, hold: true, agents })
}

export const rotationStates = {
  'new-rotation': { on: 'rotations', open: async (page) => {
    await button(page, 'New rotation').click()
    await dialog(page).waitFor()
  } },
  'rotation-options': { on: 'rotations', open: async (page) => {
    await button(page, 'More options').click()
    await button(page, 'Fewer options').waitFor()
    await button(page, 'More options of how it gives leads').click()
    await page.getByRole('checkbox', { name: 'Count leads assigned by hand' }).waitFor()
  } },
  'rotation-out': { on: 'rotations', open: async (page) => {
    await button(page, /^More for Ana/).click()
    await page.getByRole('menuitem', { name: 'Take out until…' }).click()
    await dialog(page).waitFor()
  } },
  'rotation-figures': { on: 'rotations', open: figures },
  'rotation-strategy': { on: 'rotations', open: async (page) => {
    await page.getByRole('radio', { name: 'Fewest open first' }).click()
    await dialog(page).waitFor()
  } },
  'rule-away': { on: 'routing-rules', open: async (page) => {
    await button(page, 'New rule').click()
    await dialog(page).getByText('One agent').click()
    await choose(page, dialog(page), 'Agent', 'Cleo Martin')
    await dialog(page).getByText('While Cleo Martin is away').scrollIntoViewIfNeeded()
  } },
}
