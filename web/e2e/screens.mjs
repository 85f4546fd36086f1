// Opens every screen: every route, for every role to which it is different (for the others its heading must be there). What an
// agent lives in is looked at on a desk and on a phone, at one size in light and at the other in dark; what others see, what is
// empty, and what can be open on a screen, at one of them, by turns.
// Ends with 1 if one of them has a console error, asks another host, is too wide, breaks an accessibility rule or shows less
// than it must. Writes a contact sheet for each theme to screens/. Names of screens as arguments: only those, in both themes
// at both sizes; "everything": all of them so.
import { mkdir, readFile, rm } from 'node:fs/promises'
import { contextOptions, launch, watch } from './kit/chromium.mjs'
import { mailbox } from './kit/mailbox.mjs'
import { receiver } from './kit/receiver.mjs'
import { enter } from './kit/session.mjs'
import { demoWorld, freshWorld } from './kit/world.mjs'
import { address, expectation, roles, routes } from './screens/plan.mjs'
import { states } from './screens/states.mjs'
import { fillAvailability } from './screens/availability.mjs'
import { fillBatches } from './screens/batches.mjs'
import { fillDraft } from './screens/draft.mjs'
import { fillFields } from './screens/fields.mjs'
import { fillImports } from './screens/imports.mjs'
import { mailPages } from './screens/mails.mjs'
import { fillNotifications } from './screens/notifications.mjs'
import { fillRotation } from './screens/rotations.mjs'
import { fillSources } from './screens/sources.mjs'
import { fillWebhooks } from './screens/webhooks.mjs'
import { barriers, coloursAlone, enough, isHeaded, overflow, settled } from './screens/inspect.mjs'
import { sheet } from './screens/sheet.mjs'

const folder = new URL('../../screens/', import.meta.url).pathname
const themes = ['light', 'dark']
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const atOnce = 2
const bound = 30 * 60_000 // against hanging

const wanted = process.argv.slice(2)
const inTurns = wanted.length === 0 // instead of in all ways
const isWanted = (name) => inTurns || wanted.includes('everything') || wanted.some((word) => name.includes(word))

/** @type {{ theme: string, file: string, name: string, size: 'desk' | 'phone', wrong: boolean }[]} */
const shots = []
let complaints = 0

/** Told at once, so that nothing is lost when the rest takes too long. */
function complain(...lines) {
  complaints += 1
  for (const line of lines) console.error(line)
}

/** The list of this folder names what the router has, and nothing else. */
async function compareWithRouter() {
  const source = await readFile(new URL('../src/app/router.tsx', import.meta.url), 'utf8')
  const there = new Set([...source.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path))
  const listed = new Set(Object.values(routes).map(({ path }) => path).filter((path) => path !== '*'))
  for (const path of there) if (!listed.has(path)) complain(`${path} stands in the router, not in e2e/screens/plan.mjs`)
  for (const path of listed) if (!there.has(path)) complain(`${path} stands in e2e/screens/plan.mjs, not in the router`)
}

/** Everybody who looks, in a workspace. */
async function staff(world, full) {
  const viewer = await world.role('Reads everything', 'leads.view_all')
  const hire = async (name, role) => ({ ...(await world.hire(name, role)), role })
  const people = { owner: world.owner, viewer: await hire('Vera Viewer', viewer) }
  if (full) {
    const members = (await world.api.get('/members')).items
    const of = (name) => ({ ...members.find((member) => member.name.startsWith(name)), password: world.owner.password })
    return { ...people, admin: of('Jonas'), agent: of('Ana') }
  }
  return { ...people, admin: await hire('Adam Admin', 'admin'), agent: await hire('Ana Agent', 'agent') }
}

/** Ids for the addresses: a lead of the agent with a story, one of somebody else, a rotation in use. An empty workspace has no imports. */
async function placeOf(world, agent, imports) {
  const [rotation] = (await world.api.get('/rotations')).items.toSorted((a, b) => b.rules.length - a.rules.length)
  if (!imports) return { lead: 404_404, othersLead: 404_405, rotation: rotation.id, source: 404_406, facebook: 404_407, website: 404_408, importPlan: 404_409, importReport: 404_410, mail: 404_411 }
  const sources = (await world.api.get('/sources')).items
  const of = (kind) => sources.find((source) => source.kind === kind).id
  const mine = (await world.api.get(`/leads?assigned_agent=${agent.id}&status=qualified&source=facebook&limit=1`)).items[0]
  const others = (await world.api.get('/leads?status=new&limit=200')).items.find((lead) => lead.assigned_agent && lead.assigned_agent.id !== agent.id)
  return { lead: mine.id, othersLead: others.id, rotation: rotation.id, source: of('google'), facebook: of('meta'), website: of('form'), importPlan: imports.plan, importReport: imports.report, mail: of('mail') }
}

/** Waits until no colour is on its way to the other theme any more: on a busy machine even 0.01 ms can be seen half-way. */
function still(page) {
  return page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity))
}

/** In which themes a screen is looked at; `turn` is its place among all. */
const themesOf = (turn, size) => (inTurns ? [themes[(turn + (size === 'desk' ? 0 : 1)) % 2]] : themes)

/** At which sizes a screen is looked at, if not at one `only`; `turn` is its place among all. */
const sizesOf = (turn, only, both = false) => (only ? [only] : inTurns && !both ? [Object.keys(sizes)[turn % 2]] : Object.keys(sizes))

/** Opens a screen in a theme. */
async function show(page, url, theme) {
  await page.emulateMedia({ colorScheme: theme })
  await page.goto(url)
}

/** Goes to a screen in a theme: in turns as by a link, if a page of the program is open whose end can be seen by the new heading. */
async function follow(page, url, theme, heading) {
  const isOpen = await page.getByRole('navigation', { name: 'Main' }).count() > 0
  if (!inTurns || !isOpen || await isHeaded(page, heading)) return show(page, url, theme)
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate((to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')) }, url)
}

/** Examines one screen in some themes, of which the first is shown. */
async function examine(page, wrong, { label, size, looks, rows }) {
  for (const theme of looks) {
    const found = []
    await page.emulateMedia({ colorScheme: theme })
    await page.locator(`html[data-mantine-color-scheme=${theme}], html:not([data-mantine-color-scheme])`).waitFor({ state: 'attached' }) // visitors' pages are no Mantine
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)) }))
    await still(page)
    if (rows) await enough(page, rows, size).catch((error) => found.push(error.message))
    const wide = await overflow(page)
    if (wide) found.push(wide)
    found.push(...(await barriers(page, theme === looks[0] ? undefined : coloursAlone)))
    found.push(...wrong.splice(0))
    for (const line of found) complain(`${label} ${size} ${theme}: ${line}`)
    const file = `pages/${label.replaceAll(' ', '-')}-${size}-${theme}.png`
    await page.screenshot({ path: folder + file })
    shots.push({ theme, file, name: label, size, wrong: found.length > 0 })
  }
}

/** A window for some screens, then another: one that has been everywhere is slow. */
function renewed(open) {
  let current, used = 0
  return async () => {
    if (used++ % 10 === 0) {
      await current?.page.close()
      current = await open()
    }
    return current
  }
}

/** One role in one workspace at one size: all routes, one after another, in one window. */
async function tour(browser, { world, place, person, role, size, full }) {
  const context = await browser.newContext({ ...contextOptions(sizes[size]), baseURL: world.url })
  context.setDefaultTimeout(8_000)
  const kind = full ? 'full' : 'empty'
  try {
    if (person) await enter(context, person)
    const next = renewed(async () => {
      const page = await context.newPage()
      return { page, wrong: watch(page, world.url, new Set(person ? [404, 422] : [401])) }
    })
    const visit = async (name, go) => {
      const { page, wrong } = await next()
      try {
        await go(page, wrong)
      } catch (error) {
        complain(`${role} ${name} ${kind} ${size}: ${error.message.split('\n')[0]}`, ...wrong.splice(0).map((line) => `    ${line}`))
        await page.screenshot({ path: `${folder}pages/FAILED-${role}-${name}-${kind}-${size}.png` }).catch(() => {}) // it may be gone
      }
    }
    for (const [turn, [name, route]] of Object.entries(routes).entries()) {
      if (!isWanted(name) || !(route.tour ?? [...roles, 'nobody']).includes(role)) continue
      const { heading, brief, rows, busy } = expectation(name, role, full)
      const isTurn = brief ? full && size === 'desk' : sizesOf(turn, undefined, full && role === 'agent').includes(size) // a heading is the same everywhere
      if (!isTurn) continue
      await visit(name, async (page, wrong) => {
        const looks = themesOf(role === 'agent' && full ? turn : turn >> 1, size)
        await follow(page, address(route, place), looks[0], heading)
        await settled(page, heading, busy)
        const label = `${role} ${name} ${kind}`
        if (brief) for (const line of wrong.splice(0)) complain(`${label} ${size}: ${line}`)
        else await examine(page, wrong, { label, size, looks, rows })
      })
    }
    for (const [turn, [name, { on, as = 'owner', only, open }]] of Object.entries(states).entries()) {
      if (!full || !isWanted(name) || as !== role || !sizesOf(turn, only).includes(size)) continue
      await visit(`${on}+${name}`, async (page, wrong) => {
        const looks = themesOf(turn >> 1, size) // those at one size by turns, too
        await show(page, address(routes[on], place), looks[0])
        await settled(page, routes[on].heading)
        await open(page)
        await examine(page, wrong, { label: `${role} ${on}+${name} ${kind}`, size, looks })
      })
    }
  } finally {
    await context.close()
  }
}

/** The mails, at one size, as their reader has them. */
async function readMails(browser, pages, size) {
  const context = await browser.newContext(contextOptions(sizes[size]))
  try {
    const page = await context.newPage()
    const wrong = watch(page, 'nowhere')
    for (const [name, url] of Object.entries(pages)) {
      await page.goto(url)
      await examine(page, wrong, { label: `mail ${name}`, size, looks: themes })
    }
  } finally {
    await context.close()
  }
}

/** Runs the tours, a few at a time. */
async function all(tours, run) {
  const left = [...tours]
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let next = left.shift(); next; next = left.shift()) await run(next)
  }))
}

const begin = Date.now()
const timer = setTimeout(() => { console.error(`not finished after ${bound / 60_000} minutes`); process.exit(1) }, bound)
await rm(folder, { recursive: true, force: true })
await mkdir(`${folder}pages`, { recursive: true })
await compareWithRouter()

const worlds = []
const browser = await launch()
const other = await receiver()
const box = await mailbox()
try {
  const tours = []
  for (const full of [true, false]) {
    const world = await (full ? demoWorld() : freshWorld())
    worlds.push(world)
    if (full) await fillBatches(world.api)
    if (full) await fillSources(world.api, world.mails) // before there are webhooks, which would be told of its leads
    const imports = full && await fillImports(world.api)
    if (full) await fillNotifications(world, box, (await world.api.get('/members')).items.filter(({ role, active }) => role === 'agent' && active)) // likewise
    if (full) await fillWebhooks(world.api, other)
    if (full) await fillRotation(world.api)
    if (full) await fillDraft(world.api) // before fields, by which what is live goes on
    if (full) await fillFields(world.api)
    if (full) await fillAvailability(world.api) // last: who is away is given nothing
    const people = await staff(world, full)
    const place = await placeOf(world, people.agent, imports)
    for (const size of Object.keys(sizes)) {
      for (const role of [...roles, 'nobody']) tours.push({ world, place, person: people[role], role, size, full })
    }
  }
  await all(tours, (one) => tour(browser, one))
  if (isWanted('mails')) {
    const pages = await mailPages(`${folder}mails/`)
    for (const size of Object.keys(sizes)) await readMails(browser, pages, size)
  }
  for (const theme of themes) await sheet(browser, folder, theme, shots.filter((shot) => shot.theme === theme).toSorted((a, b) => (a.file < b.file ? -1 : 1)))
} finally {
  await browser.close()
  for (const world of worlds) await world.stop()
  await other.close()
  await box.close()
  clearTimeout(timer)
}

console.log(`${shots.length} screens in ${Math.round((Date.now() - begin) / 1000)} s, ${complaints} complaints; contact sheets: screens/light.png, screens/dark.png`)
process.exitCode = complaints > 0 ? 1 : 0
