// Measures P10 in a browser: from the POST of a lead to the toast in its agent's open browser, while leads come in for many
// members, each of whom has a stream open. Ends with 1 if it takes longer than it may.
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { contextOptions, launch } from './kit/chromium.mjs'
import { bell } from './kit/hands.mjs'
import { enter } from './kit/session.mjs'
import { freshWorld, password, people } from './kit/world.mjs'

const members = 200 // one of them with a browser
const rate = 200 // leads a second
const seconds = 200
const most = 100 // ms

/** Lets the page note when each toast appears; each is closed, before the next ones become one that counts. */
const noteToasts = () => {
  window.came = {}
  new MutationObserver(() => {
    for (const toast of document.querySelectorAll('[role=alert]')) {
      const name = /Lead \d+/.exec(toast.textContent)?.[0]
      if (!name || name in window.came) continue
      window.came[name] = Date.now()
      toast.querySelector('.mantine-Notification-closeButton').click()
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

async function hireAll(world) {
  const hired = []
  for (let i = 0; i < members; i += 1) {
    const email = `agent${i}@acme.test`
    const { id } = await world.api.post('/members', { name: `Agent ${i}`, email, role: 'agent', password })
    hired.push({ id, email, password, from: `127.0.0.${2 + Math.floor(i / 40)}` }) // from one address, not so many may sign in at once
  }
  return hired
}

async function openBrowser(browser, world, person) {
  const context = await browser.newContext({ ...contextOptions(), baseURL: world.url })
  const page = await context.newPage()
  await enter(page, person)
  await page.goto('/workspace')
  await bell(page, 0).waitFor()
  await page.evaluate(noteToasts)
  return page
}

/** Sends a request; the answer, of which nothing has been read. What is sent takes little of the cores that are measured. */
async function ask(url, options, body) {
  const asked = request(url, { ...options, headers: { 'Content-Type': 'application/json', ...options.headers } })
  asked.end(body && JSON.stringify(body))
  const [answer] = await once(asked, 'response')
  if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode}`)
  return answer
}

/** A stream that somebody reads, as their browser would; they sign in first. */
async function openStream(world, { email, from }) {
  const signedIn = await ask(`${world.url}/api/v1/session`, { method: 'POST', localAddress: from }, { email, password })
  const headers = { Cookie: signedIn.headers['set-cookie'][0].split(';')[0] }
  signedIn.resume()
  const stream = await ask(`${world.url}/api/v1/stream`, { headers })
  stream.resume().on('error', () => {})
  return stream
}

/** Hands in leads at an even rate; when each was sent, by its name, and how long each took to be answered. */
async function comeIn(world, leads) {
  const agent = new Agent({ keepAlive: true })
  const sent = new Map()
  const begin = Date.now() + 1_000 // by when all are waiting
  const took = await Promise.all(leads.map(async (lead, i) => {
    await pause(begin + i * 1000 / rate - Date.now())
    sent.set(lead.name, Date.now())
    const answer = await ask(`${world.url}/api/v1/leads`, { method: 'POST', agent, headers: world.api.headers }, lead)
    answer.resume()
    await once(answer, 'end')
    return Date.now() - sent.get(lead.name)
  }))
  agent.destroy()
  return { sent, took }
}

/** How long each lead of somebody took to be shown by their browser. */
async function shown(page, sent) {
  const came = await page.evaluate(() => window.came)
  const { items } = await page.evaluate(async () => (await fetch('/api/v1/leads?limit=200&sort=created_at')).json())
  return items.map(({ name }) => (came[name] ?? Infinity) - sent.get(name))
}

const percentile = (times, share) => times.toSorted((a, b) => a - b)[Math.ceil((times.length - 1) * share)]
/** The slowest, each with how many seconds after the first it came: a page that has just been opened shows by them. */
const slowest = (times) => times.map((ms, i) => ({ ms, i })).toSorted((a, b) => b.ms - a.ms).slice(0, 5).map(({ ms, i }) => `${ms} ms at ${i} s`).join(', ')
const words = (times) => `p50 ${percentile(times, 0.5)} ms, p90 ${percentile(times, 0.9)} ms, p99 ${percentile(times, 0.99)} ms, of ${times.length}`

const world = await freshWorld()
const browser = await launch()
const streams = []
try {
  const hired = await hireAll(world)
  await world.rotation('Buyers', hired)
  const page = await openBrowser(browser, world, hired[0])
  for (const person of hired.slice(1)) streams.push(await openStream(world, person))
  const { sent, took } = await comeIn(world, people(rate * seconds))
  await pause(2_000)
  const toasts = await shown(page, sent)
  console.log(`P10: POST of a lead to its toast in Chromium, ${members} streams, ${rate} leads/s: ${words(toasts)}`)
  console.log(`     the slowest: ${slowest(toasts)}`)
  console.log(`     the answers to all leads meanwhile: ${words(took)}`)
  process.exitCode = percentile(toasts, 0.99) <= most ? 0 : 1
} finally {
  for (const stream of streams) stream.destroy()
  await browser.close()
  await world.stop()
}
