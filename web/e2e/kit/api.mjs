// The HTTP API as a script uses it: to post leads, and to make what a test only needs in the background.
import assert from 'node:assert/strict'

export class Api {
  /** @param {string} url @param {Record<string, string>} headers who asks */
  constructor(url, headers) {
    this.url = url
    this.headers = headers
  }

  /** Sends a request; the answer as it is. */
  async send(method, path, body) {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { ...this.headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null }
  }

  /** Sends a request that must succeed; its body. */
  async ask(method, path, body) {
    const answer = await this.send(method, path, body)
    assert.ok(answer.status < 300, `${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  get(path) { return this.ask('GET', path) }
  post(path, body) { return this.ask('POST', path, body) }
  delete(path) { return this.ask('DELETE', path) }
  put(path, body) { return this.ask('PUT', path, body) }
  patch(path, body) { return this.ask('PATCH', path, body) }

  /** Posts one lead and returns it with its decision. */
  lead(lead) { return this.post('/leads', lead) }

  /** Posts leads one after another, in this order. */
  async leads(list) {
    const made = []
    for (const lead of list) made.push((await this.lead(lead)).lead)
    return made
  }
}

/** Signs in and returns the API as that member's browser has it. */
export async function signedIn(url, email, password) {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }),
  })
  assert.equal(response.status, 201, `${email} could not sign in: ${await response.text()}`)
  const cookie = response.headers.getSetCookie()[0].split(';')[0]
  return new Api(url, { Cookie: cookie })
}
