// A mail server that takes what ours sends, and is strict about how it does: it keeps mails, or refuses them as it was told.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { until } from './until.mjs'

/** @typedef {{ from: string, to: string, headers: Map<string, string>, text: string }} Mail */

/** Listens on this machine. `answer` decides what a recipient is answered; 250 unless it is told otherwise. */
export async function mailbox() {
  const open = new Set()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    talk(socket, self).catch(() => {}) // the other side hung up
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const self = {
    port: server.address().port,
    /** @type {Mail[]} */
    mails: [],
    /** @type {(to: string) => string} */
    answer: () => '250 2.1.5 fine',
    /** Waits for the n-th mail since the start. */
    mail: (n) => until(() => {
      assert.ok(self.mails.length >= n, `${self.mails.length} of ${n} mails came`)
      return self.mails[n - 1]
    }),
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return self
}

const commands = /^(EHLO \S+|MAIL FROM:<(\S+@\S+)>( \S+)*|RCPT TO:<(\S+@\S+)>|DATA|RSET|QUIT)$/
const after = { EHLO: 'MAIL', MAIL: 'RCPT', RCPT: 'DATA', DATA: 'MAIL' }

/** One conversation. A line that is not the one that must come next is refused. */
async function talk(socket, box) {
  const say = (line) => socket.write(`${line}\r\n`)
  const lines = createInterface({ input: socket, crlfDelay: Infinity })[Symbol.asyncIterator]()
  let next = 'EHLO', from, to
  say('220 mx.sink.test ESMTP')
  for (;;) {
    const { value: line, done } = await lines.next()
    if (done) return
    const [, command, sender, , recipient] = commands.exec(line) ?? []
    const verb = command?.slice(0, 4)
    if (verb === 'QUIT') return void socket.end('221 2.0.0 bye\r\n')
    if (verb === 'RSET') { next = 'MAIL'; say('250 2.0.0 forgotten'); continue }
    if (verb !== next) { say(`503 5.5.1 ${next} must come now`); continue }
    if (verb === 'EHLO') say('250-mx.sink.test\r\n250 8BITMIME')
    if (verb === 'MAIL') { from = sender; say('250 2.1.0 fine') }
    if (verb === 'RCPT') {
      const answer = box.answer(recipient)
      to = recipient
      say(answer)
      if (!answer.startsWith('2')) continue
    }
    if (verb === 'DATA') {
      say('354 go on')
      const mail = []
      for (let { value } = await lines.next(); value !== '.'; { value } = await lines.next()) {
        if (value === undefined) return
        mail.push(value.startsWith('.') ? value.slice(1) : value)
      }
      box.mails.push({ from, to, ...read(mail) })
      say('250 2.0.0 taken')
    }
    next = after[verb]
  }
}

/** The headers, unfolded, by their names in small letters; and all the rest, decoded. */
function read(lines) {
  const empty = lines.indexOf('')
  const headers = new Map(lines.slice(0, empty).join('\n').replaceAll(/\n[ \t]+/g, ' ').split('\n').map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  }))
  const text = lines.slice(empty).join('\n').replaceAll(/=\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  return { headers, text }
}
