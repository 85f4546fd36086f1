// What the browser tests need from outside. Without it they fail; they are never skipped.
import { accessSync, constants } from 'node:fs'

/** @param {string} name @param {string} what */
function variable(name, what) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: it must be ${what}. scripts/browser.sh sets it.`)
  return value
}

function program(name, what) {
  const path = variable(name, `the path of ${what}`)
  try {
    accessSync(path, constants.X_OK)
  } catch {
    throw new Error(`${name} is ${path}, which does not run: it must be the path of ${what}. scripts/browser.sh sets it.`)
  }
  return path
}

export const chromiumPath = program('CHROMIUM', 'Chromium')
export const fairleadPath = program('FAIRLEAD_BIN', 'the built fairlead')

function chosenDatabase() {
  const chosen = process.env.FAIRLEAD_TEST_DATABASE || 'sqlite'
  if (chosen === 'sqlite') return null
  if (chosen !== 'postgres') throw new Error(`FAIRLEAD_TEST_DATABASE is ${chosen}: set it to sqlite or postgres.`)
  return {
    server: variable('FAIRLEAD_TEST_POSTGRES', 'the URL of a superuser of a running PostgreSQL'),
    programs: variable('PG_BIN', "the directory of PostgreSQL's programs"),
  }
}

/** The PostgreSQL to make databases on; null: SQLite. */
export const postgres = chosenDatabase()

function chosenDelay() {
  const chosen = process.env.FAIRLEAD_TEST_SLOW || '0'
  if (!/^\d+$/.test(chosen)) throw new Error(`FAIRLEAD_TEST_SLOW is ${chosen}: set it to a number of milliseconds, such as 400.`)
  return Number(chosen)
}

/** Up to how many ms each answer of the API comes late, by chance: to find clicks and tests that came too soon. */
export const lateBy = chosenDelay()

/** Where pictures of failures go. */
export const failures = new URL('../../../tmp/e2e/', import.meta.url).pathname
