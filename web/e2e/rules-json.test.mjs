import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { button, dialog, flip, inMenu, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'

const choose = (page, file, name = 'rules.json') => dialog(page).locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)) })
const says = (page, words) => dialog(page).getByText(words, { exact: typeof words === 'string' }).first().waitFor()

async function rules({ world, api }) {
  const [ana, ben] = await world.agents('Ana', 'Ben')
  const buyers = await api.post('/rotations', { name: 'Buyers', agents: [{ agent_id: ana.id }] })
  await api.post('/routing/rules', { name: 'Facebook', conditions: [{ field: 'source', operator: 'is', value: 'facebook' }], target: { rotation_id: buyers.id } })
  await api.put('/routing', { auto_assign: true, otherwise: null })
  return { ana, ben, buyers }
}

scenario('rules go out as a file, are mended there, and come in as a draft or live', async (stage) => {
  const { world, api } = stage
  const { ben } = await rules(stage)
  const { email } = await api.get(`/members/${ben.id}`)
  const page = await stage.as(world.owner, '/admin/routing-rules', { expects: [422] })
  const downloading = page.waitForEvent('download')
  await inMenu(page, 'all rules', 'Export rules')
  const download = await downloading
  assert.equal(download.suggestedFilename(), 'fairlead-rules.json')
  const file = JSON.parse(await readFile(await download.path(), 'utf8'))
  assert.equal(file.rules[0].target.rotation, 'Buyers')

  await page.keyboard.press('Escape')
  await inMenu(page, 'all rules', 'Import rules…')
  await choose(page, 'rules: none')
  await says(page, 'This file cannot be read. It has to be the JSON that Export rules makes.')
  await choose(page, file, 'mine.json')
  await says(page, 'Nothing: all of it is as in the file already.')
  assert.ok(await button(dialog(page), 'Save as draft').isDisabled())

  await choose(page, { ...file, speed: 1 })
  await says(page, '1 thing has to be mended in the file')
  const [facebook] = file.rules
  const callers = { name: 'Callers', agents: [{ email }] }
  await choose(page, { ...file, rules: [{ name: 'VIP', target: { email: 'nobody@x.test' } }, { ...facebook, target: { rotation: 'Gone' } }] })
  await says(page, '2 things have to be mended in the file')
  await says(page, 'Rule 1, VIP: No member has the address "nobody@x.test".')
  await says(page, 'rules[1].target.rotation')
  assert.ok(await button(dialog(page), 'Make live').isDisabled())

  await choose(page, { ...file, rules: [{ ...facebook, target: { rotation: 'Callers' } }], rotations: [...file.rotations, callers] })
  await says(page, 'Rule changed: Facebook')
  await says(page, 'New rotation: Callers (Ben)')
  await button(dialog(page), 'Save as draft').click()
  await toast(page, 'The rules of the file are in the draft. Nothing of it applies yet.').waitFor()
  await page.getByText('Rule changed: Facebook').waitFor()
  assert.equal((await api.lead({ name: 'Jo', source: 'facebook' })).lead.assigned_agent.name, 'Ana', 'nothing applies yet')
})

scenario('a file goes live over a draft that somebody left, with rotations as in the file', async (stage) => {
  const { world, api } = stage
  const { ana, ben } = await rules(stage)
  const { email } = await api.get(`/members/${ben.id}`)
  const file = await api.get('/routing/export')
  const { version } = await api.get('/routing')
  await api.put('/routing/draft', { base_version: version, auto_assign: true, otherwise: null, rules: [{ name: 'Other', target: { agent_id: ana.id } }] })
  const page = await stage.as(world.owner, '/admin/routing-rules')
  await inMenu(page, 'all rules', 'Import rules…')
  await choose(page, { ...file, rules: [...file.rules, { name: 'Rest', target: { email } }], rotations: file.rotations.map((one) => (one.name === 'Buyers' ? { ...one, agents: [{ email }] } : one)) })
  await says(page, 'New rule: Rest')
  await says(page, 'Rotation Buyers: Here it has other agents or options, and stays as it is.')
  await says(page, /^There is a draft, last saved by/)
  await flip(dialog(page), 'Change these rotations, too')
  await says(page, 'Rotation Buyers: Ben joined, Ana left')
  assert.ok(await button(dialog(page), 'Save as draft').isDisabled(), 'a draft holds no rotations')
  await button(dialog(page), 'Make live').click()
  await toast(page, 'The rules of the file are live. The next lead goes by them.').waitFor()
  assert.equal((await api.lead({ name: 'Jo', source: 'facebook' })).lead.assigned_agent.name, 'Ben')
  assert.equal((await api.get('/routing/draft')).rules[0].name, 'Other', 'the draft stays')
})

scenario('somebody saves while the file is looked at: it is said, and seen anew', async (stage) => {
  const { world, api } = stage
  const { ana } = await rules(stage)
  const file = await api.get('/routing/export')
  const page = await stage.as(world.owner, '/admin/routing-rules', { expects: [412] })
  await inMenu(page, 'all rules', 'Import rules…')
  await choose(page, { ...file, rules: [...file.rules, { name: 'Rest', target: { rotation: 'Buyers' } }] })
  await says(page, 'New rule: Rest')
  await api.post('/routing/rules', { name: 'Late', conditions: [], target: { agent_id: ana.id } })
  await button(dialog(page), 'Make live').click()
  await says(page, /^Nothing is saved: somebody has saved the rules/)
  await says(page, 'Rule deleted: Late')
  await button(dialog(page), 'Make live').click()
  await toast(page, 'The rules of the file are live. The next lead goes by them.').waitFor()
  assert.deepEqual((await api.get('/routing/rules')).items.map(({ name }) => name), ['Facebook', 'Rest'])
})
