// Measures P10 in a browser: from the POST of a lead to the toast in its agent's open browser, while leads come in for many
// members, each of whom has a stream open. Ends with 1 if it takes longer than it may.
import { setTimeout as pause } from 'node:timers/promises'
import { contextOptions, launch } from './kit/chromium.mjs'
import { bell } from './kit/hands.mjs'
import { enter } from './kit/session.mjs'
import { freshWorld, people } from './kit/world.mjs'

const members = 200
const watchers = 4 // of them, with a browser
const rate = 200 // leads a second
const seconds = 30
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
  const hire = async () => {
    while (hired.length < members) {
      const at = hired.push(undefined) - 1
      hired[at] = await world.hire(`Agent ${at}`)
    }
  }
  await Promise.all([hire(), hire(), hire()])
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

/** A stream that somebody reads, as their browser would. */
async function openStream(person, until) {
  const answer = await fetch(`${person.api.url}/api/v1/stream`, { headers: person.api.headers, signal: until })
  void (async () => { for await (const _ of answer.body); })().catch(() => {})
}

/** Hands in leads at an even rate; when each was sent, how long it took to be answered, and whose it is. */
async function comeIn(api, leads) {
  const begin = Date.now()
  const answered = leads.map(async (lead, i) => {
    await pause(begin + i * 1000 / rate - Date.now())
    const sent = Date.now()
    const { lead: made } = await api.lead(lead)
    return { name: lead.name, sent, took: Date.now() - sent, agent: made.assigned_agent.id }
  })
  return Promise.all(answered)
}

const percentile = (times, share) => times.toSorted((a, b) => a - b)[Math.ceil((times.length - 1) * share)]
const words = (times) => `p50 ${percentile(times, 0.5)} ms, p90 ${percentile(times, 0.9)} ms, p99 ${percentile(times, 0.99)} ms, of ${times.length}`

const world = await freshWorld()
const browser = await launch()
const end = new AbortController()
try {
  const hired = await hireAll(world)
  await world.rotation('Buyers', hired)
  const watching = hired.filter((_, i) => i % (members / watchers) === 0)
  const pages = await Promise.all(watching.map((person) => openBrowser(browser, world, person)))
  for (const person of hired.filter((one) => !watching.includes(one))) await openStream(person, end.signal)
  const leads = await comeIn(world.api, people(rate * seconds))
  await pause(2_000)
  const took = []
  for (const [i, page] of pages.entries()) {
    const came = await page.evaluate(() => window.came)
    for (const { name, sent, agent } of leads) if (agent === watching[i].id) took.push((came[name] ?? Infinity) - sent)
  }
  console.log(`P10: POST of a lead to its toast in Chromium, ${members} streams, ${rate} leads/s: ${words(took)}`)
  console.log(`     the answers to all leads meanwhile: ${words(leads.map((lead) => lead.took))}`)
  process.exitCode = percentile(took, 0.99) <= most ? 0 : 1
} finally {
  end.abort()
  await browser.close()
  await world.stop()
}
