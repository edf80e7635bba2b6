/** A proxy as some companies have it: pages and calls pass, sockets do not, until it is opened. */
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'

export interface Wall {
  readonly url: string
  /** Lets sockets through from now on. */
  open(): void
  close(): void
}

/** `target` is asked for at each request, because the server behind may not be up yet. */
export async function buildWall(target: () => string): Promise<Wall> {
  let open = false
  const wall = createServer((incoming, answer) => {
    const { hostname, port } = new URL(target())
    const { method = 'GET', url = '/', headers } = incoming
    const passed = request({ hostname, port, method, path: url, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    incoming.pipe(passed)
  })
  wall.on('upgrade', (incoming, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (!open) return socket.destroy()
    const { hostname, port } = new URL(target())
    const far = connect(Number(port), hostname, () => {
      const lines = incoming.rawHeaders.flatMap((name, i, all) => (i % 2 === 0 ? [`${name}: ${all[i + 1] ?? ''}`] : []))
      far.write(`${incoming.method ?? 'GET'} ${incoming.url ?? '/'} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      far.write(head)
      far.pipe(socket)
      socket.pipe(far)
    })
    far.on('error', () => socket.destroy())
  })
  wall.listen(0, '127.0.0.1')
  await once(wall, 'listening')
  const address = wall.address()
  if (address === null || typeof address === 'string') throw new Error('The wall has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    open: () => {
      open = true
    },
    close: () => {
      wall.close()
      wall.closeAllConnections()
    },
  }
}
