// The mails that Fairlead writes: samples of each kind, which the tests of internal/notify/email compose.
import { execFile } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const root = new URL('../../../', import.meta.url).pathname

/** Has them written into a folder. @returns {Promise<Record<string, string>>} their addresses, by name */
export async function mailPages(folder) {
  await mkdir(folder, { recursive: true })
  await execute('go', ['test', '-count=1', '-run', '^TestSamplePages$', './internal/notify/email'], { cwd: root, env: { ...process.env, FAIRLEAD_MAIL_PAGES: folder } })
  const files = await readdir(folder)
  if (files.length === 0) throw new Error('no mails were written')
  return Object.fromEntries(files.map((file) => [file.replace('.html', ''), pathToFileURL(folder + file).href]))
}
