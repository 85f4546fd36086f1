import assert from 'node:assert/strict'
import { rows } from './kit/hands.mjs'
import { scenario } from './kit/scenario.mjs'
import { until } from './kit/until.mjs'
import { demoWorld } from './kit/world.mjs'

const most = 350_000

scenario('a first visit to Leads stays small', async (stage) => {
  const page = await stage.window({ worker: true })
  // Signed in, with nothing in the cache.
  const { email, password } = stage.world.owner
  assert.equal((await page.request.post('/api/v1/session', { data: { email, password } })).status(), 201)

  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const sizes = new Map()
  const paths = new Map()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => paths.set(requestId, new URL(request.url).pathname))
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => sizes.set(requestId, (sizes.get(requestId) ?? 0) + encodedDataLength))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))

  await page.goto('/leads', { waitUntil: 'load' })
  await until(async () => assert.equal(await rows(page).count(), 50))
  // What is fetched late counts too, unless it is the stream, which never ends.
  const running = () => [...paths].filter(([id, path]) => !path.endsWith('/stream') && !sizes.has(id))
  await until(() => assert.deepEqual(running(), []))

  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const list = [...sizes].toSorted(([, a], [, b]) => b - a).map(([id, size]) => `${paths.get(id)} ${size}`)
  stage.note(`first visit to Leads: ${total} bytes in ${sizes.size} requests; ${list.slice(0, 12).join(', ')}`)
  assert.ok(total > 50_000, 'nothing was measured')
  assert.equal([...paths.values()].filter((path) => path === '/api/v1/leads').length, 1, 'the list is asked for once')
  assert.ok(total <= most, `${total} bytes: ${list.join(', ')}`)
}, demoWorld)
