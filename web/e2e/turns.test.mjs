import assert from 'node:assert/strict'
import { button, dialog } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { people } from './kit/world.mjs'

scenario('an agent asks why somebody else got a lead, and learns nothing about it', async (stage) => {
  const { world, api } = stage
  const [ana, ben, cleo] = await world.agents('Ana', 'Ben', 'Cleo')
  const rotation = await world.rotation('Buyers', [ana, ben, cleo])
  await api.put(`/rotations/${rotation.id}`, { name: 'Buyers', honours: { pause: true }, agents: [ana, ben, cleo].map(({ id }) => ({ agent_id: id })) })
  await cleo.api.put(`/members/${cleo.id}/availability`, { paused_until: new Date(Date.now() + 3_600_000).toISOString() })
  await api.leads(people(1, { name: 'Secret Jo' }))

  const page = await stage.as(cleo, '/workspace', { width: 390, height: 844 })
  await button(page, 'Latest turns of Buyers').click()
  await button(dialog(page), 'Why not me?').click()
  await dialog(page).getByText(/^You were paused until .* count neither for nor against you\.$/).waitFor()
  await dialog(page).getByText('Details').click()
  await dialog(page).getByText('Agents in Buyers').waitFor()
  assert.equal(await dialog(page).getByText('Secret Jo').count(), 0)

  const bens = await stage.as(ben, '/workspace')
  await button(bens, 'Latest turns of Buyers').click()
  await button(dialog(bens), 'Why not me?').click()
  await dialog(bens).getByText('You and Ana were owed the same and had waited equally long; Ana stands first.').waitFor()

  const anas = await stage.as(ana, '/workspace')
  await button(anas, 'Latest turns of Buyers').click()
  await button(dialog(anas), 'Why me?').click()
  await dialog(anas).getByText('You got this lead.').waitFor()
})
