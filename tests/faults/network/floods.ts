/**
 * Somebody who wants to be in the way: connects, messages, headers and fragments without end. The cursors of all other rooms
 * stay at most twice as long on their way, and whoever floods is cut off within 5 s.
 */
import { connect } from 'node:net'
import { message, openWire } from '../../privacy/raw-socket.ts'
import { createFindings, type Section } from '../section.ts'
import { createServerOnFaults, type Server } from '../server.ts'
import { pause, until } from '../table.ts'
import { type House, openHouse } from './house.ts'
import { watchRooms } from './watch.ts'

const rooms = 100
const lasts = 8_000
const cutWithin = 5_000
/** Where a cursor takes a few ms, other work on the machine moves them. */
const slack = { share: 2, ms: 5 }

interface Flood {
  readonly name: string
  /** Ends after so many ms; answers for each attacker how long it was let be. */
  run(server: Server, house: House, ms: number): Promise<number[]>
}

/** Writes piece by piece on a bare line until it is closed; answers after how long that was. */
async function dribble(
  server: Server,
  pieces: Iterable<Buffer | string>,
  everyMs: number,
  ms: number,
): Promise<number> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  let open = true
  socket.on('error', () => undefined)
  socket.on('close', () => {
    open = false
  })
  // What comes back is of no interest, and must be read for the end to be heard.
  socket.resume()
  const started = performance.now()
  for (const piece of pieces) {
    if (!open || performance.now() - started > ms) break
    socket.write(piece)
    if (everyMs > 0) await pause(everyMs)
  }
  await until('the line is closed', () => !open, ms).catch(() => undefined)
  const lived = performance.now() - started
  socket.destroy()
  return lived
}

const upgradeHead = (house: House, seat: string): string =>
  [
    `GET /sync/${house.interview}/board HTTP/1.1`,
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    `Authorization: Bearer ${seat}`,
    '',
  ].join('\r\n')

function* fragments(head: string): Generator<Buffer | string> {
  yield `${head}\r\n`
  yield Buffer.from([0x02, 0x81, 0, 0, 0, 0, 1])
  const one = Buffer.from([0x00, 0x81, 0, 0, 0, 0, 1])
  const many = Buffer.concat(Array<Buffer>(50).fill(one))
  for (;;) yield many
}

const floods: readonly Flood[] = [
  {
    name: '5,000 connects a minute',
    async run(server, { interview }, ms) {
      const lived: Promise<number>[] = []
      const started = performance.now()
      while (performance.now() - started < ms) {
        const opened = performance.now()
        const wire = openWire(server.url, { interview, document: 'board', headers: { authorization: 'Bearer nobody' } })
        lived.push(wire.closed.then(() => performance.now() - opened))
        await pause(12)
      }
      return Promise.all(lived)
    },
  },
  {
    name: '1,000 messages a second',
    async run(server, house, ms) {
      const headers = { authorization: `Bearer ${await house.seat('candidate')}` }
      const wire = openWire(server.url, { interview: house.interview, document: 'board', headers, query: { ext: '1' } })
      await wire.upgraded
      const started = performance.now()
      for (let sent = 0; wire.isOpen() && performance.now() - started < ms; ) {
        for (; sent < performance.now() - started; sent++) wire.send(message.presence(9, { cursor: { x: sent, y: 0 } }))
        await pause(5)
      }
      wire.leave()
      return [performance.now() - started]
    },
  },
  {
    name: 'slow upgrades',
    async run(server, house, ms) {
      const head = upgradeHead(house, await house.seat('candidate'))
      return Promise.all(Array.from({ length: 50 }, () => dribble(server, head, 100, ms)))
    },
  },
  {
    name: '2,000 headers',
    async run(server, house, ms) {
      const head = upgradeHead(house, 'nobody')
      const many = Array.from({ length: 2_000 }, (_, at) => `X-${at}: ${at}\r\n`).join('')
      return Promise.all(Array.from({ length: 50 }, () => dribble(server, [head, many, '\r\n'], 0, ms)))
    },
  },
  {
    name: 'tiny fragments',
    async run(server, house, ms) {
      const head = upgradeHead(house, await house.seat('candidate'))
      return Promise.all(Array.from({ length: 10 }, () => dribble(server, fragments(head), 5, ms)))
    },
  },
]

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0
}

/** `tries` is for how many of the rooms. */
export const flood: Section = async (options) => {
  const { tries = rooms, say } = options
  const findings = createFindings(options)
  const server = await createServerOnFaults()
  await server.start()
  const watch = await watchRooms(server, tries, 100)
  const figures: Record<string, string> = {}
  const ms = tries < rooms ? cutWithin + 2_000 : lasts
  try {
    await pause(2_000)
    for (const { name, run } of floods) {
      const house = await openHouse(server)
      watch.take()
      await pause(3_000)
      const quiet = p95(watch.take())
      const lived = Math.max(...(await run(server, house, ms)))
      const beside = p95(watch.take())
      figures[name] = `p95 ${quiet.toFixed(1)} to ${beside.toFixed(1)} ms, cut after ${(lived / 1000).toFixed(1)} s`
      say(`flood, ${name}: ${figures[name]}`)
      if (beside > slack.share * quiet + slack.ms) findings.add(name, [`p95 from ${quiet} to ${beside} ms`])
      if (lived > cutWithin) findings.add(name, [`cut after ${lived.toFixed(0)} ms`])
    }
    if (!watch.ok) findings.add('others', ['somebody was sent away'])
  } finally {
    watch.leave()
    await server.dispose()
  }
  return { name: 'flood', tries, ok: findings.ok, figures }
}
