// The database of a world: an empty SQLite file, or, when FAIRLEAD_TEST_DATABASE says postgres, an empty database on the
// server of FAIRLEAD_TEST_POSTGRES, as Go's internal/testkit/testdb has it.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { postgres } from './environment.mjs'

const execute = promisify(execFile)

/** @returns {Promise<{ name: string, drop: () => Promise<unknown> }>} its name, as --database takes it */
export const emptyDatabase = () => (postgres ? onServer(postgres) : inFile())

async function inFile() {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-e2e-'))
  return { name: join(folder, 'fairlead.db'), drop: () => rm(folder, { recursive: true, force: true }) }
}

async function onServer({ server, programs }) {
  const database = `fairlead_${randomUUID().replaceAll('-', '')}`
  const tool = (program, ...args) => execute(join(programs, program), ['--maintenance-db', server, ...args, database])
  await tool('createdb', '--template', 'template0', '--encoding', 'UTF8')
  const name = new URL(server)
  name.pathname = `/${database}`
  return { name: name.href, drop: () => tool('dropdb', '--force') }
}
