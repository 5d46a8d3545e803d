import { once } from 'node:events'
import { createServer } from 'node:http'
import { randomBytes } from 'node:crypto'
import { say } from './frame/say.ts'

/**
 * Serves one page on loopback, at a path nobody can guess: what other programs and sites of this machine ask for is not there. Ends with
 * Ctrl+C.
 */
export async function servePage(page: string, port: number): Promise<number> {
  const path = `/${randomBytes(12).toString('hex')}/`
  const server = createServer((request, response) => {
    const isOurs =
      request.url === path && /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')
    response.writeHead(isOurs ? 200 : 404, {
      'content-type': isOurs ? 'text/html; charset=utf-8' : 'text/plain',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    response.end(isOurs ? page : 'not here\n')
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  say(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}${path}`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  server.closeAllConnections()
  server.close()
  return 0
}
