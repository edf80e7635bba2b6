/**
 * Peers who read 1 KB/s while others write much: what waits for them is capped, their sockets are closed, the others do not
 * notice, and with a good line they are soon in step again.
 */
import { openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import * as Y from 'yjs'
import { seeded } from '../../convergence/seeds.ts'
import { createLedger } from '../ledger.ts'
import { createFindings, type Section } from '../section.ts'
import { createServerOnFaults } from '../server.ts'
import { pause, until } from '../table.ts'
import { createWriter, likeness, type Writer } from '../writer.ts'
import { openHouse, readMetric } from './house.ts'
import { createProxy } from './proxy.ts'

const perRoom = 10
const points = 5_000
const window = 4_000
/** Beyond the cap of 4 MiB and what a kernel may keep for a line, which is up to 36 MiB. */
const enough = 48 * 2 ** 20
/** On a machine with other work, where delivery takes a few ms. */
const slack = { share: 1.2, ms: 4 }
const growthPerReader = 6

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}

/** A free-hand stroke as the document holds it, made once: making it would cost the watch its time. */
function makeStroke(): { geometry: unknown; look: unknown; strokes: Uint8Array } {
  const path = [...Array(points).keys()].map((at) => [at * 8, (at * 7919) % 4096])
  const shape = { id: 'long', type: 'freedraw', x: 0, y: 0, width: 1, height: 1, index: 'a1' }
  const read = readElement({ ...shape, points: path, pressures: [], simulatePressure: true })
  if ('refused' in read) throw new Error(read.refused)
  const doc = new Y.Doc()
  openBoard(doc).write([read.element])
  const strokes = doc.getMap('strokes').get('long')
  if (!(strokes instanceof Uint8Array)) throw new Error('A long stroke is kept as bytes.')
  return { geometry: doc.getMap('geometry').get('long'), look: doc.getMap('look').get('long'), strokes }
}

const stroke = makeStroke()

/** The same stroke once more; answers how many bytes that is. */
function drawMuch({ doc }: Writer): number {
  doc.transact(() => {
    for (const [name, value] of Object.entries(stroke)) doc.getMap(name).set('long', value)
  })
  return stroke.strokes.length
}

export const slowReader: Section = async (options) => {
  const { tries = 50, seed, say } = options
  const findings = createFindings(options)
  const server = await createServerOnFaults()
  await server.start()
  const proxy = await createProxy(server.url)
  const times: { without: number[]; beside: number[] } = { without: [], beside: [] }
  let closed = 0
  let growth = 0

  async function tryRoom(slow: number): Promise<void> {
    const { interview, seat } = await openHouse(server)
    const ledger = createLedger()
    const sit = async (url: string, role: 'candidate' | 'lead' | 'shadow', name: string): Promise<Writer> =>
      createWriter({ url, interview, seat: await seat(role), name, ledger, chance: seeded(seed) })
    // No socket may send more than 16 MiB at once.
    const authors = [
      await sit(server.url, 'candidate', 'a'),
      await sit(server.url, 'lead', 'b'),
      await sit(server.url, 'candidate', 'c'),
      await sit(server.url, 'lead', 'd'),
    ]
    const [pen, other] = authors
    if (!pen || !other) throw new Error('Four people write.')
    const readers = await Promise.all([...Array(slow).keys()].map((at) => sit(proxy.url, 'shadow', `slow-${at}`)))
    const everybody = [...authors, ...readers]
    try {
      for (const author of authors) author.connect()
      await until('the authors are there', () => authors.every(({ synced }) => synced))
      let sent = 0
      const watch = async (into: number[], goesOn: () => boolean): Promise<void> => {
        const begun = new Map<number, number>()
        other.onPoint = (x) => {
          const start = begun.get(x)
          if (start !== undefined) into.push(performance.now() - start)
        }
        for (let step = 0; goesOn(); step++) {
          begun.set(step, performance.now())
          pen.point(step)
          sent += drawMuch(authors[step % authors.length] ?? pen)
          await pause(10)
        }
      }
      // The first strokes only warm both processes up.
      const warm = performance.now() + window / 2
      await watch([], () => performance.now() < warm)
      const end = performance.now() + window
      await watch(times.without, () => performance.now() < end)
      for (const reader of readers) reader.connect()
      await until('the readers are there', () => readers.every(({ synced }) => synced))
      const lines = proxy.lines()
      proxy.onLine = ({ down }) => {
        down.bytesPerSecond = 1024
      }
      for (const { down } of lines) down.bytesPerSecond = 1024
      const before = await readMetric(server, 'process_resident_memory_bytes')
      sent = 0
      await watch(times.beside, () => sent < enough && lines.some(({ open }) => open))
      growth = Math.max(growth, ((await readMetric(server, 'process_resident_memory_bytes')) - before) / 2 ** 20)
      await until('the slow ones are closed', () => lines.every(({ open }) => !open), 5_000).catch((error: unknown) =>
        findings.add('closing', [
          `${lines.filter(({ open }) => open).length} are open after ${sent} bytes: ${String(error)}`,
        ]),
      )
      closed += lines.filter(({ open }) => !open).length
      proxy.onLine = () => undefined
      for (const line of proxy.lines()) line.cut()
      await until('all hold the same', () => new Set(everybody.map(({ doc }) => likeness(doc))).size === 1).catch(
        (error: unknown) => findings.add('resync', [String(error)]),
      )
    } finally {
      for (const one of everybody) one.leave()
    }
  }

  try {
    for (let made = 0; made < tries; made += perRoom) {
      await tryRoom(Math.min(perRoom, tries - made))
      say(`slow-reader: ${Math.min(tries, made + perRoom)} of ${tries}`)
    }
  } finally {
    await proxy.close()
    await server.dispose()
  }
  const [without, beside] = [quantile(times.without, 0.95), quantile(times.beside, 0.95)]
  if (beside > slack.share * without + slack.ms) findings.add('others', [`p95 from ${without} to ${beside} ms`])
  if (growth > 64 + growthPerReader * Math.min(perRoom, tries)) findings.add('memory', [`grew by ${growth} MiB`])
  return {
    name: 'slow-reader',
    tries,
    ok: findings.ok,
    figures: {
      closed: String(closed),
      "others' p95 without / beside": `${without.toFixed(1)} / ${beside.toFixed(1)} ms`,
      'most growth': `${growth.toFixed(0)} MiB`,
    },
  }
}
