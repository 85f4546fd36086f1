// A server in front of the program, which can change what it answers: as if another build had been started.
import { once } from 'node:events'
import { createServer, request as ask } from 'node:http'

/** @param {string} url of the program @param {(path: string, text: string) => string | null} change what a file says; null: it is not there */
export async function inFront(url, change) {
  const changed = /^\/(sw\.js|assets\/.*\.js|leads|)(\?|$)/
  const server = createServer((request, response) => {
    const forward = ask(new URL(request.url, url), { method: request.method, headers: { ...request.headers, 'accept-encoding': 'identity' } }, async (answer) => {
      if (!changed.test(request.url)) {
        response.writeHead(answer.statusCode, answer.headers)
        answer.pipe(response)
        return
      }
      const pieces = []
      for await (const piece of answer) pieces.push(piece)
      const text = change(request.url, Buffer.concat(pieces).toString())
      const headers = { ...answer.headers }
      delete headers['content-length']
      response.writeHead(text === null ? 404 : answer.statusCode, headers)
      response.end(text ?? '')
    })
    forward.on('error', () => response.destroy())
    request.pipe(forward)
    response.on('close', () => forward.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = () => { server.closeAllConnections(); server.close() }
  return { url: `http://127.0.0.1:${server.address().port}`, stop }
}
