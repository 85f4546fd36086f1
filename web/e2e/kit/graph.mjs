// Meta's end: a Graph API with one page, and the webhook that tells of its leads. It wants the version, the token and fields
// by name; the strict one, with all that it refuses, is in internal/testkit/graphtest.
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

export const token = 'page-token'
export const appSecret = 'app-secret'
const page = { id: '51', name: 'Harbour Homes' }
const form = { id: '901', name: 'Home valuation', status: 'ACTIVE', questions: [{ key: 'full_name', label: 'Full name' }, { key: 'email', label: 'E-mail' }] }

/** Listens on this machine. */
export async function graph() {
  const leads = new Map()
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://graph')
    const [status, body] = self.expired || searchParams.get('access_token') !== token
      ? [400, { error: { message: 'Error validating access token: Session has expired', code: 190 } }]
      : answer(request.method, pathname, searchParams)
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  })
  const refused = (message, code = 100) => [400, { error: { message, code } }]

  function answer(method, path, query) {
    const node = path.startsWith('/v26.0/') ? path.slice('/v26.0/'.length) : ''
    if (method === 'POST') return node === `${page.id}/subscribed_apps` && query.get('subscribed_fields') === 'leadgen' ? [200, { success: true }] : refused('Unsupported post request')
    if (!query.get('fields')) return refused('This fake wants every field by name')
    switch (node) {
      case 'me': return [200, page]
      case 'app': return [200, { id: '7001' }]
      case `${page.id}/subscribed_apps`: return [200, { data: [] }]
      case `${page.id}/leadgen_forms`: return [200, { data: [{ ...form, leads_count: leads.size }] }]
      case form.id: return [200, form]
      case `${form.id}/leads`: return [200, { data: [...leads.values()].toReversed() }]
      default: return leads.has(node) ? [200, leads.get(node)] : refused(`Object with ID '${node}' does not exist`)
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const self = {
    url: `http://127.0.0.1:${server.address().port}`,
    expired: false,
    /** Somebody fills in the form. */
    lead(id, answers) {
      const field_data = Object.entries(answers).map(([name, value]) => ({ name, values: [value] }))
      leads.set(id, { id, created_time: new Date().toISOString().replace(/\.\d+Z$/, '+0000'), form_id: form.id, is_organic: true, platform: 'fb', field_data })
    },
    /** Meta sends word of a lead, signed. */
    async notify(hook, id, secret = appSecret) {
      const value = { leadgen_id: id, form_id: form.id, page_id: page.id, created_time: Math.floor(Date.now() / 1000) }
      const body = JSON.stringify({ object: 'page', entry: [{ id: page.id, time: value.created_time, changes: [{ field: 'leadgen', value }] }] })
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      return (await fetch(hook, { method: 'POST', headers: { 'X-Hub-Signature-256': signature }, body })).status
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return self
}
