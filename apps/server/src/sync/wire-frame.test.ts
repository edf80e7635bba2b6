/** Frames of every length, as `ws` reads them. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { wireFrames } from './wire-frame.ts'

/** What a client hears when these bytes are written below its socket. */
async function read(bytes: Buffer, many: number): Promise<Buffer[]> {
  const http = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void http.close())
  const sockets = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, () => void socket.write(bytes)),
  )
  await once(http, 'listening')
  const address = http.address()
  if (typeof address !== 'object') throw new Error('There is no port.')
  const client = new WebSocket(`ws://127.0.0.1:${address?.port}`)
  const messages: Buffer[] = []
  await new Promise<void>((done, failed) => {
    client.on('error', failed)
    client.on('message', (data: Buffer) => {
      messages.push(data)
      if (messages.length === many) done()
    })
  })
  client.terminate()
  return messages
}

const message = (length: number): Uint8Array => new Uint8Array(length).map((_, i) => i % 251)

test.each([0, 1, 125, 126, 127, 4_095, 4_096, 65_535, 65_536, 70_000])(
  '%i bytes come out as they went in',
  async (length) => {
    expect(await read(wireFrames([message(length)]), 1)).toEqual([Buffer.from(message(length))])
  },
)

test('messages that go together come out one by one, in order', async () => {
  const messages = [3, 130, 0, 70_000, 1].map(message)
  expect(await read(wireFrames(messages), messages.length)).toEqual(messages.map((one) => Buffer.from(one)))
})

test('a long message that goes to many is made once, a short one is not kept', () => {
  const long = message(5_000)
  expect(wireFrames([long])).toBe(wireFrames([long]))
  const short = message(50)
  expect(wireFrames([short])).not.toBe(wireFrames([short]))
})
