import assert from 'node:assert/strict'
import { inFront } from './kit/front.mjs'
import { heading, names, row, rows, toast } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { enter, inside, signIn } from './kit/session.mjs'
import { until } from './kit/until.mjs'
import { installed, keeps, keptText, workerTools } from './kit/worker.mjs'

const withWorker = { worker: true, expects: [0, 404] }
const offline = (page) => page.getByText('You are offline. This was last loaded at')

/** Ana and Ben; Ben has Jo Smith and Kim Blue. */
async function team(stage) {
  const [ana, ben] = await stage.world.agents('Ana', 'Ben')
  const [jo] = await stage.api.leads([
    { name: 'Jo Smith', email: 'jo@mail.test', agent_id: ben.id },
    { name: 'Kim Blue', email: 'kim@mail.test', agent_id: ben.id },
  ])
  return { ana, ben, jo }
}

const give = (stage, lead, agent) => stage.api.put(`/leads/${lead.id}/assignment`, { agent_id: agent.id })

scenario('it can be installed', async (stage) => {
  const { ben } = await team(stage)
  const page = await stage.as(ben, '/leads', withWorker)
  await installed(page)
  const tools = await page.context().newCDPSession(page)
  const { url, errors, data } = await tools.send('Page.getAppManifest')
  assert.deepEqual(errors, [])
  assert.equal(new URL(url).pathname, '/manifest.webmanifest')
  const manifest = JSON.parse(data)
  assert.deepEqual([manifest.id, manifest.start_url, manifest.display], ['/', '/', 'standalone'])
  assert.deepEqual(manifest.icons.map(({ purpose }) => purpose), ['any', 'any', 'maskable', 'any'])
  const pictures = [...manifest.icons, { src: '/apple-touch-icon.png', sizes: '180x180' }].filter(({ src }) => src.endsWith('.png'))
  for (const { src, sizes } of pictures) {
    const size = await page.evaluate(async (path) => {
      const picture = await createImageBitmap(await (await fetch(path)).blob())
      return `${picture.width}x${picture.height}`
    }, src)
    assert.equal(size, sizes, src)
  }
  for (const { url: path } of manifest.shortcuts) assert.equal((await page.request.get(path)).status(), 200)
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state), 'activated')
})

scenario('offline shows the last loaded leads and says so; changes fail with a sentence', async (stage) => {
  const { ben, jo } = await team(stage)
  const page = await stage.as(ben, '/leads', withWorker)
  await installed(page)
  await row(page, 'Jo Smith').waitFor()
  await keeps(page, 'Kim Blue')

  await page.context().setOffline(true)
  await offline(page).waitFor()
  await page.reload()
  await row(page, 'Jo Smith').waitFor()
  await offline(page).waitFor()

  await page.context().setOffline(false)
  await offline(page).waitFor({ state: 'detached' })
  await row(page, 'Jo Smith').getByRole('link').first().click()
  await heading(page, 'Jo Smith').waitFor()
  await keeps(page, `/api/v1/leads/${jo.id} `)
  await keeps(page, `/api/v1/leads/${jo.id}/timeline`)

  await page.context().setOffline(true)
  await page.reload()
  await heading(page, 'Jo Smith').waitFor()
  await offline(page).waitFor()
  await page.getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Contacted' }).click()
  await toast(page, 'The server cannot be reached.').waitFor()
  await page.context().setOffline(false)
  assert.equal((await ben.api.get(`/leads/${jo.id}`)).status, 'new')
})

scenario('a lead that was taken away is not shown offline', async (stage) => {
  const { ana, ben, jo } = await team(stage)
  const page = await stage.as(ben, `/leads/${jo.id}`, withWorker)
  await installed(page)
  await heading(page, 'Jo Smith').waitFor()
  await page.getByRole('link', { name: 'Leads', exact: true }).first().click()
  await row(page, 'Jo Smith').waitFor()
  await keeps(page, `/api/v1/leads/${jo.id}/timeline`)

  await give(stage, jo, ana)
  await until(async () => assert.deepEqual(await names(page), ['Kim Blue']))
  await keeps(page, 'Jo Smith', false)
  await keeps(page, 'Kim Blue')

  await page.context().setOffline(true)
  await page.reload()
  await row(page, 'Kim Blue').waitFor()
  assert.equal(await rows(page).count(), 1)
  await page.goto(`/leads/${jo.id}`)
  await page.getByText('The server cannot be reached').first().waitFor()
  assert.equal(await page.getByText('Jo Smith').count(), 0)
})

scenario('a lead that was taken away goes from the screen, even if nobody can be asked what is there instead', async (stage) => {
  const { ana, ben, jo } = await team(stage)
  const page = await stage.as(ben, `/leads/${jo.id}`, { expects: [0] })
  await heading(page, 'Jo Smith').waitFor()
  await page.getByRole('link', { name: 'Leads', exact: true }).first().click()
  await row(page, 'Jo Smith').waitFor()
  await page.route(/\/api\/v1\/leads[?/]/, (route) => route.abort())
  await give(stage, jo, ana)
  await page.getByText('This could not be loaded').waitFor()
  assert.equal(await page.getByText('Jo Smith').count(), 0)

  // What the page still knew of the lead itself is gone, too: it is not even shown until the server does not answer.
  await page.evaluate(() => {
    new MutationObserver(() => { window.seen ||= document.body.textContent.includes('Jo Smith') }).observe(document.body, { subtree: true, childList: true })
  })
  await page.goBack()
  await page.getByText('The server cannot be reached').first().waitFor()
  assert.ok(!await page.evaluate(() => window.seen))
})

scenario('the next member sees nothing of the one before', async (stage) => {
  const { ana, ben } = await team(stage)
  await stage.api.lead({ name: 'Lou Green', email: 'lou@mail.test', agent_id: ana.id })
  const page = await stage.as(ben, '/leads', withWorker)
  await installed(page)
  await row(page, 'Jo Smith').waitFor()
  await keeps(page, 'Jo Smith')

  await page.getByRole('button', { name: 'My account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await heading(page, 'Sign in to Fairlead').waitFor()
  await until(async () => assert.equal(await keptText(page), ''))

  await signIn(page, ana)
  await page.goto('/leads')
  await row(page, 'Lou Green').waitFor()
  await keeps(page, 'Lou Green')
  await page.context().setOffline(true)
  await page.reload()
  await row(page, 'Lou Green').waitFor()
  assert.equal(await rows(page).count(), 1)
  await page.context().setOffline(false)

  // And where the worker saw nobody come or go.
  await enter(page, ben)
  await page.reload()
  await row(page, 'Jo Smith').waitFor()
  await keeps(page, 'Lou Green', false)
})

scenario('a push is shown, and a click on it opens the lead', async (stage) => {
  const { ben, jo } = await team(stage)
  const page = await stage.as(ben, '/leads', withWorker)
  await installed(page)
  await row(page, 'Jo Smith').waitFor()
  const worker = await workerTools(page, stage.world.url)
  await page.evaluate(() => { window.sameDocument = true })

  const link = `/leads/${jo.id}`
  await worker.push(JSON.stringify({ id: 'n-1', title: 'Jo Smith is yours now', text: 'From website', link, tag: 'lead-1', at: '2026-06-01T10:00:00Z' }))
  await worker.push('no json')
  await until(async () => assert.equal((await worker.badges()).length, 2))
  assert.deepEqual(await worker.badges(), [2, 2], 'the number on the icon is that of the bell')
  const [first, second] = await worker.shown()
  assert.deepEqual(first, {
    title: 'Jo Smith is yours now', body: 'From website', tag: 'lead-1', renotify: true, data: link,
    icon: '/icon-192.png', badge: '/badge-96.png', timestamp: Date.parse('2026-06-01T10:00:00Z'),
  })
  assert.equal(second.title, 'Fairlead: something new')

  await worker.click('Jo Smith is yours now')
  await heading(page, 'Jo Smith').waitFor()
  assert.equal(new URL(page.url()).pathname, link)
  assert.deepEqual(await worker.closed(), ['lead-1'])
  assert.equal(await page.evaluate(() => window.sameDocument), true, 'the open page went there by itself')
})

scenario('a new build takes over, without a reload in the middle of typing', async (stage) => {
  const { ben } = await team(stage)
  let next = false
  const front = await inFront(stage.world.url, (path, text) => {
    if (!next) return text
    // It has other files: what the build before called LeadPage is no longer there.
    if (path === '/sw.js') return text.replace(/(name:.)[0-9a-f]{12}/, '$1000000000002').replace(/\/assets\/LeadPage[^`"']*\.js/, '/other')
    if (path.startsWith('/assets/LeadPage')) return null
    return text.replace('<title>', '<meta name="build" content="2" /><title>')
  })
  try {
    const page = await stage.window({ ...withWorker, expects: [0, 401, 404], url: front.url })
    await enter(page, ben)
    await page.goto('/leads')
    await inside(page)
    await installed(page)
    const search = page.getByRole('search').getByRole('textbox').first()
    await search.fill('Ki')

    await page.evaluate(() => { window.changed = new Promise((done) => { navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }) }) })
    next = true // from now on the browser may look by itself
    const tools = await page.context().newCDPSession(page)
    await tools.send('Network.clearBrowserCache')
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration.update()
      await window.changed
    })
    await until(async () => assert.equal((await page.evaluate(() => caches.keys())).filter((name) => name.startsWith('fairlead-answers-')).length, 1))
    assert.equal(await search.inputValue(), 'Ki', 'nothing was reloaded')
    assert.equal(await page.locator('meta[name=build]').count(), 0)
    await search.fill('')
    await row(page, 'Kim Blue').getByRole('link').first().click()
    await heading(page, 'Kim Blue').waitFor()

    await page.goto('/leads')
    await row(page, 'Kim Blue').waitFor()
    assert.equal(await page.locator('meta[name=build]').count(), 1, 'the page is the new one')
  } finally {
    front.stop()
  }
})
