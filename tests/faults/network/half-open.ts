/** Peers that are gone without a word: their sockets are found and their presences cleared within 30 s. */
import { readFrame } from '@probeboard/sync/frames'
import { message, openWire, type Wire } from '../../privacy/raw-socket.ts'
import { createFindings, type Section, spread } from '../section.ts'
import { createServerOnFaults } from '../server.ts'
import { until } from '../table.ts'
import { openHouse, readMetric } from './house.ts'
import { createProxy } from './proxy.ts'

const perRoom = 10
const goal = 30_000
const firstClient = 5_000

/** Which clients a peer was told are there. */
function presentIn(wire: Wire): Set<number> {
  const present = new Set<number>()
  for (const bytes of wire.messages) {
    const reading = readFrame(bytes)
    if (!('frame' in reading) || reading.frame.kind !== 'presence') continue
    for (const { client, state } of reading.frame.claims)
      if (state === null) present.delete(client)
      else present.add(client)
  }
  return present
}

export const halfOpen: Section = async (options) => {
  const { tries = 100 } = options
  const findings = createFindings(options)
  const server = await createServerOnFaults()
  await server.start()
  const proxy = await createProxy(server.url)
  const found: number[] = []
  const observers: Wire[] = []
  try {
    const gone: Promise<void>[] = []
    for (let room = 0; room * perRoom < tries; room++) {
      const { interview, seat } = await openHouse(server)
      const knock = async (url: string, role: 'candidate' | 'lead'): Promise<Wire> => {
        const wire = openWire(url, {
          interview,
          document: 'board',
          headers: { authorization: `Bearer ${await seat(role)}` },
        })
        if (await wire.upgraded) await wire.ask()
        return wire
      }
      const observer = await knock(server.url, 'lead')
      observers.push(observer)
      const here = Math.min(perRoom, tries - room * perRoom)
      for (let at = 0; at < here; at++)
        (await knock(proxy.url, 'candidate')).send(message.presence(firstClient + at, {}))
      await until('everybody is seen', () => presentIn(observer).size === here)
      const started = performance.now()
      for (const line of proxy.lines()) line.forsake()
      for (let at = 0; at < here; at++)
        gone.push(
          until('the presence is cleared', () => !presentIn(observer).has(firstClient + at), 2 * goal).then(
            () => void found.push(performance.now() - started),
            (error: unknown) => findings.add(`room ${room}`, [String(error)]),
          ),
        )
    }
    await Promise.all(gone)
    const left = await readMetric(server, 'probeboard_sockets{document="board"}')
    if (left !== observers.length) findings.add('sockets', [`${left} are left, and ${observers.length} peers`])
  } finally {
    for (const wire of observers) wire.leave()
    await proxy.close()
    await server.dispose()
  }
  if (Math.max(...found) > goal) findings.add('found', [spread(found)])
  return { name: 'half-open', tries, ok: findings.ok, figures: { 'found after (median / 99 % / most)': spread(found) } }
}
