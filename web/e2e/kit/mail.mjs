// Another mail server, as far as ours sees one.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { createInterface } from 'node:readline'

/** Sends a mail by SMTP, and returns the code of the last answer. */
export async function sendMail(server, { from, to, mail }) {
  const at = server.lastIndexOf(':')
  const socket = createConnection(Number(server.slice(at + 1)), server.slice(0, at))
  const answers = createInterface(socket)[Symbol.asyncIterator]()
  const say = async (line) => {
    if (line) socket.write(`${line}\r\n`)
    for (;;) {
      const { value, done } = await answers.next()
      assert.ok(!done, 'the server has hung up')
      if (value[3] === ' ') return Number(value.slice(0, 3))
    }
  }
  await say()
  let code = 250
  for (const line of ['HELO mx.portal.test', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA', `${mail.replaceAll('\n', '\r\n')}\r\n.`]) {
    if (code < 400) code = await say(line)
  }
  socket.end('QUIT\r\n')
  await once(socket, 'close')
  return code
}
