import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { button, choose, dialog, rows, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'

const dropzone = (page) => page.getByLabel(/^Drop a CSV or Excel file here/)
const columns = (page) => page.getByRole('list', { name: 'Columns' })
const target = (page, header) => page.getByRole('combobox', { name: `${header} goes to` })
const importRows = (page, n) => button(page, `Import ${n} ${n === 1 ? 'row' : 'rows'}`).and(page.locator(':enabled'))

/** Chooses a file in the browser's dialog. */
const give = (page, name, content) => dropzone(page).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })

/** Drops a file from outside onto the page. */
async function drop(page, name, text) {
  const dataTransfer = await page.evaluateHandle(([called, content]) => {
    const data = new DataTransfer()
    data.items.add(new File([content], called, { type: 'text/csv' }))
    return data
  }, [name, text])
  await dropzone(page).dispatchEvent('drop', { dataTransfer })
}

/** Where a column goes. */
async function put(page, header, where) {
  await target(page, header).click()
  await page.getByRole('option', { name: where, exact: true }).click()
}

/** Names with numbers, as bars show them. */
async function shares(page, label) {
  const lines = await page.getByRole('list', { name: label }).getByRole('listitem').allInnerTexts()
  return Object.fromEntries(lines.map((line) => line.split('\n').filter(Boolean)).map((words) => [words.at(-2), Number(words.at(-1))]))
}

/** A figure of the report. */
const figure = (page, label, n) => page.locator('dl > div').filter({ hasText: label }).filter({ hasText: String(n) })

const header = 'Full name,E-mail,Phone,Company,Value,Labels,Lead status,Create date,Owner,Budget'
const people = [
  'Zoë Ångström,zoe@mail.test,+44 20 7946 0101,"Ångström, Sons & Co","1,250.50","vip, spring",Contacted,2026-03-12 09:14,Cleo,"450,000"',
  '"Tom ""Tommy"" Okafor",tom@mail.test,,,,,,,,"300,000"',
  '"Elena Rossi,elena@mail.test,+39 06 1234 5678,""Rossi, Figli"",,,,,,""275,500"""', // the whole row within one pair of quotation marks
  '"Wei Zhang,wei@mail.test,,,,,,,,"',
  'Ola Nordmann,ola@mail.test,,,,,,,,',
  'Amélie Dubois,amelie@mail.test,,,,,,,,',
  'Kim Lee,not an address,,,,,,,,',
  'Known Already,known@mail.test,,,,,,,,',
]

scenario('a file of leads: dropped, put in place, shared out, told, mended, undone', async (stage) => {
  const [ana, ben, cleo] = await stage.world.agents('Ana', 'Ben', 'Cleo')
  const { lead: known } = await stage.api.lead({ name: 'Known', email: 'known@mail.test', agent_id: cleo.id })
  const page = await stage.as(stage.world.owner, '/admin/imports')
  await page.getByRole('heading', { name: 'No import yet' }).waitFor()
  await drop(page, 'Spring fair.csv', [header, ...people].join('\n'))

  await page.getByRole('heading', { name: 'Spring fair.csv', level: 1 }).waitFor()
  assert.equal(await columns(page).getByRole('listitem').count(), 10)
  assert.equal(await target(page, 'Create date').inputValue(), 'Created')
  await target(page, 'Budget').click()
  await page.getByRole('option', { name: 'New field…' }).click()
  assert.equal(await dialog(page).getByLabel('Name').inputValue(), 'Budget')
  await dialog(page).getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'Money' }).click()
  await button(dialog(page), 'Add field').click()
  await toast(page, 'Budget is added.').waitFor()
  await until(async () => assert.equal(await target(page, 'Budget').inputValue(), 'Budget'))

  await page.getByRole('radio', { name: 'Several agents, evenly' }).check()
  await page.getByText('Choose who gets these leads first.').waitFor()
  for (const { name } of [ana, ben]) await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
  await importRows(page, 7).waitFor()
  await page.getByText('8 rows: 6 new, 1 already known (stays with their agent), 1 can’t be imported.').waitFor()
  await page.getByText('2 rows stood within one pair of quotation marks and were mended.').waitFor()
  const promised = await shares(page, 'How many each gets')
  assert.deepEqual([promised.Cleo, promised.Ana + promised.Ben], [1, 5])
  await button(page, 'See why').click()
  await dialog(page).getByText(/not an e-mail address/).waitFor()
  await dialog(page).getByText('Line 8').waitFor()
  await page.keyboard.press('Escape')

  await importRows(page, 7).click()
  await page.getByRole('link', { name: 'See the leads' }).waitFor()
  for (const [label, n] of [['New leads', 6], ['Noted as enquiries', 1], ['Not imported', 1], ['Mended', 2]]) await figure(page, label, n).waitFor()
  await until(async () => assert.deepEqual(await shares(page, 'How many each has'), promised))
  await sayWhatTheRowsSaid(stage, cleo)
  assert.equal((await stage.api.get(`/leads/${known.id}`)).assigned_agent.id, cleo.id)
  for (const agent of [ana, ben]) {
    const { items } = await agent.api.get('/notifications')
    assert.deepEqual(items.map(({ kind, count }) => [kind, count]), [['batch', promised[agent.name]]])
  }

  const first = page.url()
  await mendWhatWasRejected(stage, page)
  await page.goto(first)
  const { items: [worked] } = await ana.api.get('/leads?assigned_agent=me')
  await ana.api.patch(`/leads/${worked.id}`, { status: 'contacted' })
  await button(page, 'Undo').click()
  await button(dialog(page), 'Undo for 6 leads').click()
  await page.getByRole('main').getByText('5 of 6 leads of the import are deleted again. 1 stayed: 1 worked on since. The agents have been told.').waitFor()
  const left = (await stage.api.get('/leads')).items.map(({ name }) => name)
  assert.deepEqual(left.toSorted(), ['Kim Lee', 'Known', worked.name].toSorted())
})

/** Cell by cell: what stood in the file stands in the leads. */
async function sayWhatTheRowsSaid({ api }, owner) {
  const all = (await api.get('/leads')).items
  const of = (email) => all.find((lead) => lead.email === email)
  const zoe = of('zoe@mail.test')
  assert.deepEqual(
    [zoe.name, zoe.phone, zoe.company, zoe.value, zoe.tags, zoe.status, zoe.created_at.slice(0, 10), zoe.assigned_agent.id, zoe.fields.budget, zoe.source],
    ['Zoë Ångström', '+44 20 7946 0101', 'Ångström, Sons & Co', 1250.5, ['spring', 'vip'], 'contacted', '2026-03-12', owner.id, 450_000, 'csv'],
  )
  assert.equal(of('tom@mail.test').name, 'Tom "Tommy" Okafor')
  const elena = of('elena@mail.test')
  assert.deepEqual([elena.name, elena.company, elena.fields.budget], ['Elena Rossi', 'Rossi, Figli', 275_500])
  assert.equal(of('wei@mail.test').name, 'Wei Zhang')
}

/** The rows that were rejected are downloaded, mended and imported. */
async function mendWhatWasRejected(stage, page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()])
  const rejected = await readFile(await download.path(), 'utf8')
  assert.match(rejected, /Fairlead line,Fairlead problem,Full name/)
  assert.match(rejected, /\n8,.*Kim Lee/)
  await page.goto('/admin/imports')
  await give(page, 'mended.csv', rejected.replace('not an address', 'kim@mail.test'))
  for (const added of ['Fairlead line', 'Fairlead problem']) await until(async () => assert.equal(await target(page, added).inputValue(), 'Leave out'))
  await page.getByRole('radio', { name: 'Nobody for now' }).check()
  await page.getByText('1 stays unassigned.').waitFor()
  await importRows(page, 1).click()
  await figure(page, 'New leads', 1).waitFor()
  await until(async () => assert.equal((await stage.api.get('/leads?q=kim@mail.test')).items[0]?.assigned_agent, null))
}

scenario('a file in UTF-16 with tabs is read, read in another way, and understood', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const page = await stage.as(stage.world.owner, '/admin/imports')
  const lines = ['id\tcreated_time\tform_name\tfull_name\temail\tphone_number\tSince', 'l:4711\t2026-08-31T12:12:17-05:00\tHome valuation\tJürgen Groß\tjuergen@mail.test\tp:+4930123456\t03/04/2025']
  await give(page, 'leads.csv', Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf16le'))
  const encoding = page.getByRole('combobox', { name: 'Encoding' })
  await until(async () => assert.equal(await encoding.inputValue(), 'UTF-16 LE'))
  assert.equal(await page.getByRole('combobox', { name: 'Cells are divided by' }).inputValue(), 'Tab')

  const firstRow = page.getByRole('combobox', { name: 'First row' })
  await firstRow.click()
  await page.getByRole('option', { name: 'Is a lead already' }).click()
  await columns(page).getByText('Column 7').waitFor()
  await firstRow.click()
  await page.getByRole('option', { name: 'Names the columns' }).click()
  await columns(page).getByText('full_name').waitFor()

  await put(page, 'created_time', 'Leave out')
  await put(page, 'Since', 'Created')
  await page.getByText('3 April 2025').click({ trial: true })
  await page.getByText('4 March 2025').click()
  await page.getByRole('radio', { name: 'One agent' }).check()
  await choose(page, page, 'Agent', 'Ana')
  await page.getByLabel('Tags').first().fill('fair,')
  await importRows(page, 1).click()
  await page.getByRole('link', { name: 'See the leads' }).click()
  await rows(page).getByText('Jürgen Groß').waitFor()
  const { items: [lead] } = await stage.api.get('/leads')
  assert.deepEqual(
    [lead.name, lead.email, lead.phone, lead.form, lead.external_id, lead.created_at.slice(0, 10), lead.assigned_agent.id, lead.tags],
    ['Jürgen Groß', 'juergen@mail.test', '+4930123456', 'Home valuation', '4711', '2025-03-04', ana.id, ['fair']],
  )
  assert.equal((await stage.api.get('/imports')).items.length, 1, 'what was read before is let go')
})

scenario('what does not work is said; the same columns are known again; nobody has to import', async (stage) => {
  // 404: a file that is discarded may be asked for once more before its page is left.
  const page = await stage.as(stage.world.owner, '/leads', { expects: [404, 422] })
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await give(page, 'picture.csv', '%PDF-1.7\n')
  await page.getByRole('alert').getByText('This is a PDF.').waitFor()
  await give(page, 'empty.csv', '')
  await page.getByRole('alert').getByText('This file is empty.').waitFor()

  await give(page, 'one.csv', 'Name,Mail,Second mail\nJo,jo@mail.test,j@mail.test')
  await put(page, 'Second mail', 'E-mail')
  await columns(page).getByText('Second mail goes there, too. Change one of them.').waitFor()
  await page.getByText('Two columns go to the same place. Change one of them first.').waitFor()
  assert.equal(await importRows(page, 1).count(), 0)
  await put(page, 'Second mail', 'Company')
  await page.getByText('Auto-assign is off: the rules choose nobody, and the leads stay unassigned.').waitFor()
  await importRows(page, 1).click()
  await figure(page, 'New leads', 1).waitFor()
  await page.getByRole('list', { name: 'How many each has' }).getByText('Unassigned').waitFor()

  await page.getByRole('link', { name: 'All imports' }).click()
  await give(page, 'two.csv', 'Name,Mail,Second mail\nAl,al@mail.test,a@mail.test')
  await page.getByText('As with the last file that had these columns').waitFor()
  assert.equal(await target(page, 'Second mail').inputValue(), 'Company')
  await button(page, 'Discard').click()
  await toast(page, 'The file is discarded.').waitFor()
  await until(async () => assert.deepEqual(await rows(page).locator('a').allTextContents(), ['one.csv']))
})

scenario('a long import shows how far it is, can be stopped, and goes on without the page', async (stage) => {
  await stage.world.agents('Ana', 'Ben')
  const page = await stage.as(stage.world.owner, '/admin/imports')
  const many = Array.from({ length: 120_000 }, (_, i) => `Person ${i},person${i}@mail.test`)
  await give(page, 'many.csv', ['Name,E-mail', ...many].join('\n'))
  await button(page, 'Import up to 120,000 rows').and(page.locator(':enabled')).click({ timeout: 30_000 })
  await page.getByRole('heading', { name: 'Bringing in the rows' }).waitFor()
  await page.goto('/admin/imports')
  await rows(page).getByRole('progressbar').waitFor()
  await rows(page).getByRole('link', { name: 'many.csv' }).click()
  await button(page, 'Stop').click()
  await page.getByText(/^It was stopped after [\d,]+ of 120,000 rows/).waitFor()
  const { items: [stopped] } = await stage.api.get('/imports')
  assert.ok(stopped.processed < 120_000 && stopped.created === stopped.processed, JSON.stringify(stopped))
  await until(async () => assert.equal((await stage.api.get(`/batches/${stopped.batch_id}`)).done, stopped.created))
})

scenario('who may not do all that an import does finds none', async (stage) => {
  const [ana] = await stage.world.agents('Ana')
  const almost = await stage.world.hire('Al Most', await stage.world.role('Almost', 'leads.create', 'leads.view_all', 'leads.assign'))
  for (const person of [ana, almost]) {
    const page = await stage.as(person, '/admin/imports')
    await page.getByRole('heading', { name: 'This page does not exist' }).waitFor()
    assert.equal(await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Imports' }).count(), 0)
    await page.goto('/leads')
    await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Import', exact: true }).count(), 0)
  }
})
