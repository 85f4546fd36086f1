// Plays the scenarios of all files, or of those named, in one process with one Chromium, some at once.
// A file alone: node --test e2e/X.test.mjs
import { readdir } from 'node:fs/promises'
import { after, describe } from 'node:test'

const folder = new URL('./', import.meta.url)
const atOnce = 3
const lastWait = 30_000 // for what a scenario that took too long has left behind

const wanted = process.argv.slice(2)
const there = (await readdir(folder)).filter((file) => file.endsWith('.test.mjs')).map((file) => file.replace('.test.mjs', ''))
for (const name of wanted) if (!there.includes(name)) throw new Error(`there is no e2e/${name}.test.mjs`)

describe('e2e', { concurrency: atOnce }, async () => {
  for (const name of wanted.length > 0 ? wanted : there) await import(new URL(`${name}.test.mjs`, folder))
})
after(() => { setTimeout(() => process.exit(), lastWait).unref() })
