/** The cable between a browser and its server: pulled, everything on it breaks off and nothing new comes through. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface Cable {
  readonly url: string
  pull(): void
  plug(): void
  dispose(): void
}

/** `target` is asked for at each connection, because the server behind may not be up yet. */
export async function layCable(target: () => string): Promise<Cable> {
  let plugged = true
  const ends = new Set<Socket>()
  const hold = (socket: Socket): void => {
    ends.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => ends.delete(socket))
  }
  const pull = (): void => {
    plugged = false
    for (const socket of ends) socket.destroy()
  }
  const cable = createServer((near) => {
    hold(near)
    if (!plugged) return void near.destroy()
    const { hostname, port } = new URL(target())
    const far = connect(Number(port), hostname)
    hold(far)
    near.pipe(far).pipe(near)
  })
  cable.listen(0, '127.0.0.1')
  await once(cable, 'listening')
  const address = cable.address()
  if (address === null || typeof address === 'string') throw new Error('The cable has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    pull,
    plug() {
      plugged = true
    },
    dispose() {
      pull()
      cable.close()
    },
  }
}
