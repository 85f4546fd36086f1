// Starts the built program as an operator would: a database of its own, a free port, ended with the test.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { emptyDatabase } from './database.mjs'
import { fairleadPath } from './environment.mjs'

const startWithin = 120_000
const stopWithin = 20_000

/** Runs a command of the program to its end and returns what it printed. */
export async function run(args, input = '') {
  const child = spawn(fairleadPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const out = []
  const err = []
  child.stdout.on('data', (piece) => out.push(piece))
  child.stderr.on('data', (piece) => err.push(piece))
  child.stdin.on('error', () => {}) // it ended without reading; its own words tell more
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  assert.equal(code, 0, `fairlead ${args[0]} ended with ${code}: ${Buffer.concat(err)}`)
  return Buffer.concat(out).toString().trim()
}

/**
 * Serves until `stop`. `prepare` may fill the database before.
 * @param {{ demo?: boolean, flags?: string[], prepare?: (database: string) => Promise<unknown> }} [options]
 */
export async function serve({ demo = false, flags = [], prepare } = {}) {
  const database = await emptyDatabase()
  await prepare?.(database.name)

  // Receivers of webhooks are on this machine.
  const args = ['serve', '--addr', '127.0.0.1:0', '--database', database.name, '--allow-private-targets', '--mail-host', 'leads.acme.test', '--mail-listen', '127.0.0.1:0', ...(demo ? ['--demo'] : []), ...flags]
  const child = spawn(fairleadPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill) // whatever ends the tests ends the server
  const errors = []
  child.stderr.on('data', (piece) => errors.push(piece))
  const complaint = () => Buffer.concat(errors).toString()

  const timer = setTimeout(kill, startWithin)
  let url, mails
  for await (const line of createInterface(child.stdout)) {
    mails ??= /taking mails to \S+ on (\S+)/.exec(line)?.[1]
    url = /listening on (http:\S+)/.exec(line)?.[1]
    if (url) break
  }
  clearTimeout(timer)
  assert.ok(url, `fairlead serve did not start: ${complaint()}`)
  child.stdout.resume()

  async function stop() {
    child.kill('SIGTERM')
    const patience = setTimeout(kill, stopWithin)
    const [code, signal] = await ended
    clearTimeout(patience)
    process.off('exit', kill)
    await database.drop()
    assert.equal(code, 0, `fairlead serve ended with ${code ?? signal}: ${complaint()}`)
    // 503: a page was closed while its request was still on the way.
    const wrong = complaint().split('\n').filter((line) => /panic|level=ERROR/.test(line) && !/status=503/.test(line))
    assert.deepEqual(wrong, [], 'the server logged an error')
  }
  return { url, mails, stop }
}
