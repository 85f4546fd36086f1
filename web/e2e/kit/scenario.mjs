// A browser test: its own server, its own pages, a picture of every page when it fails.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { after, test } from 'node:test'
import { contextOptions, launch, watch } from './chromium.mjs'
import { failures } from './environment.mjs'
import { slowDown } from './late.mjs'
import { enter, inside } from './session.mjs'
import { freshWorld } from './world.mjs'

const bound = 90_000
const patience = 8_000

/** @type {Promise<import('playwright-core').Browser> | undefined} */
let browser
after(async () => (await browser)?.close())

/** The browser of all scenarios of this process; another one, should it have crashed. */
async function running() {
  if (browser && !(await browser).isConnected()) browser = undefined
  return browser ??= launch()
}

/** Fails when a test has taken too long, so that it is pictured and its server ended though it goes on. */
const given = (signal) => new Promise((_, fail) => { signal.addEventListener('abort', () => fail(signal.reason), { once: true }) })

/**
 * @param {string} name
 * @param {(stage: Stage) => Promise<void>} play
 * @param {() => Promise<import('./world.mjs').World>} [open]
 */
export function scenario(name, play, open = freshWorld) {
  test(name, { timeout: bound }, async (t) => {
    const world = await open()
    const stage = new Stage(world, t)
    try {
      await Promise.race([play(stage), given(t.signal)])
      stage.check()
    } catch (error) {
      await stage.picture(name)
      throw error
    } finally {
      await stage.close()
      await world.stop()
    }
  })
}

class Stage {
  /** @param {import('./world.mjs').World} world */
  constructor(world, t) {
    this.world = world
    this.api = world.api
    this.note = (text) => t.diagnostic(text)
    this.sets = []
  }

  /**
   * A window of somebody who is not signed in. `expects`: refusals that this test is about; `worker`: with the service worker.
   * @param {{ width?: number, height?: number, expects?: number[], worker?: boolean, url?: string }} [options]
   */
  async window({ expects = [], url = this.world.url, ...options } = {}) {
    const context = await (await running()).newContext({ ...contextOptions(options), baseURL: url })
    context.setDefaultTimeout(patience)
    if (!options.worker) await slowDown(context)
    const page = await context.newPage()
    this.sets.push({ context, page, wrong: watch(page, url, new Set(expects)) })
    return page
  }

  /**
   * A window of this person, signed in already, at `path`.
   * @param {import('./world.mjs').Person} person
   */
  async as(person, path = '/', options = {}) {
    const page = await this.window({ ...options, expects: [401, ...(options.expects ?? [])] })
    await enter(page, person)
    await page.goto(path)
    await inside(page)
    return page
  }

  check() {
    for (const { wrong } of this.sets) assert.deepEqual(wrong, [])
  }

  async picture(name) {
    await mkdir(failures, { recursive: true })
    for (const [i, { page, wrong }] of this.sets.entries()) {
      const path = `${failures}${name.replace(/\W+/g, '-').slice(0, 60)}-${i + 1}.png`
      await page.screenshot({ path }).then(() => this.note(`picture: ${path} of ${page.url()}`), () => {})
      for (const line of wrong) this.note(line)
    }
  }

  async close() {
    for (const { context } of this.sets) await context.close()
  }
}
