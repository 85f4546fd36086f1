// A fresh workspace with its people, or the demo, on a server of its own.
import { Api, signedIn } from './api.mjs'
import { run, serve } from './program.mjs'

export const password = 'a long enough passphrase'
const demoPassword = 'fair winds and fair leads'

/** @typedef {{ id: number, name: string, email: string, password: string, api: Api }} Person */

export class World {
  /** @param {Awaited<ReturnType<typeof serve>>} server @param {Person} owner */
  constructor(server, owner) {
    this.server = server
    this.url = server.url
    /** Where the server takes mails. */
    this.mails = server.mails
    this.owner = owner
  }

  /** Posts leads and prepares what is not under test. */
  get api() { return this.owner.api }

  /** Adds a member who can sign in. @returns {Promise<Person>} */
  async hire(name, role = 'agent') {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@acme.test`
    const { id } = await this.api.post('/members', { name, email, role, password })
    return { id, name, email, password, api: await signedIn(this.url, email, password) }
  }

  /** Adds several agents. */
  async agents(...names) {
    const hired = []
    for (const name of names) hired.push(await this.hire(name))
    return hired
  }

  /** Makes a custom role; its id is what `hire` takes. */
  async role(name, ...permissions) {
    return (await this.api.post('/roles', { name, permissions })).id
  }

  /** A rotation of these people, and auto-assign on with it for any other lead. */
  async rotation(name, agents) {
    const made = await this.api.post('/rotations', { name, agents: agents.map(({ id }) => ({ agent_id: id, weight: 1 })) })
    await this.api.put('/routing', { auto_assign: true, otherwise: { rotation_id: made.id } })
    return made
  }

  stop() { return this.server.stop() }
}

/** The workspace Acme, owned by Olga Owner, as `fairlead setup` leaves it; served with these flags besides. */
export async function freshWorld(...flags) {
  const email = 'olga@acme.test'
  let token
  const server = await serve({
    flags,
    prepare: async (database) => {
      await run(['setup', '--workspace', 'Acme', '--owner-name', 'Olga Owner', '--owner-email', email, '--password-stdin', '--database', database], `${password}\n`)
      token = await run(['token', 'create', '--email', email, '--name', 'tests', '--database', database])
    },
  })
  const api = new Api(server.url, { Authorization: `Bearer ${token}` })
  const { id, name } = await api.get('/me')
  return new World(server, { id, name, email, password, api })
}

/** The demo workspace. */
export async function demoWorld() {
  const server = await serve({ demo: true })
  const email = 'maria@harbourlane.example'
  const api = await signedIn(server.url, email, demoPassword)
  const { id, name } = await api.get('/me')
  return new World(server, { id, name, email, password: demoPassword, api })
}

/** Leads that nobody knows yet. */
export function people(n, more = {}, from = 1) {
  return Array.from({ length: n }, (_, i) => {
    const number = String(from + i).padStart(3, '0')
    return { name: `Lead ${number}`, email: `lead${number}@mail.test`, source: 'website', ...more }
  })
}
