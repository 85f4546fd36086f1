// The other end of a webhook: keeps what it is sent, checks the signature, answers as it was told.
import assert from 'node:assert/strict'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { until } from './until.mjs'

/** @typedef {{ path: string, headers: import('node:http').IncomingHttpHeaders, body: string }} Message */

/** Listens on this machine. `answer` decides what a message is answered; 204 unless it is told otherwise. */
export async function receiver() {
  const server = createServer(async (request, response) => {
    const message = { path: request.url, headers: request.headers, body: await text(request) }
    const { status, headers = {}, body = '' } = self.answer(message)
    self.messages.push(message)
    response.writeHead(status, headers).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const self = {
    url: `http://127.0.0.1:${server.address().port}`,
    /** @type {Message[]} */
    messages: [],
    /** @type {(message: Message) => { status: number, headers?: Record<string, string>, body?: string }} */
    answer: () => ({ status: 204 }),
    /** Waits for the n-th message since the start. */
    message: (n) => until(() => {
      assert.ok(self.messages.length >= n, `${self.messages.length} of ${n} messages came`)
      return self.messages[n - 1]
    }),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return self
}

/** Checks a message as Standard Webhooks asks of a receiver, and reads it. @param {Message} message @param {string} secret */
export function verified({ headers, body }, secret) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers
  assert.ok(Math.abs(Date.now() / 1000 - Number(at)) < 300, `webhook-timestamp is ${at}`)
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`
  assert.ok(signature.split(' ').some((one) => one.length === expected.length && timingSafeEqual(Buffer.from(one), Buffer.from(expected))), 'the signature does not hold')
  return { message: id, ...JSON.parse(body) }
}
