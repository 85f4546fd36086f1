// What the browser tests need from outside. Without it they fail; they are never skipped.
import { accessSync, constants } from 'node:fs'

/** @param {string} name @param {string} what */
function program(name, what) {
  const path = process.env[name]
  try {
    if (path) accessSync(path, constants.X_OK)
  } catch {
    throw new Error(`${name} is ${path}, which does not run: it must be the path of ${what}. scripts/browser.sh sets it.`)
  }
  if (!path) throw new Error(`${name} is not set: it must be the path of ${what}. scripts/browser.sh sets it.`)
  return path
}

export const chromiumPath = program('CHROMIUM', 'Chromium')
export const fairleadPath = program('FAIRLEAD_BIN', 'the built fairlead')

/** Where pictures of failures go. */
export const failures = new URL('../../../tmp/e2e/', import.meta.url).pathname
