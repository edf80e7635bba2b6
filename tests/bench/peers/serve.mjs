/** Serves one of the peers in memory, as its maker ships it: `node serve.mjs stock|hocuspocus`. Prints its port. */
import { createServer } from 'node:http'

let server
if (process.argv[2] === 'stock') {
  const { setupWSConnection } = await import('@y/websocket-server/utils')
  // It brings a version of its own, in which the class has another name.
  const { default: ws } = await import('ws')
  server = createServer()
  new ws.Server({ server }).on('connection', setupWSConnection)
} else {
  const { Server } = await import('@hocuspocus/server')
  server = new Server({ quiet: true, stopOnSignals: false }).httpServer
}
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
