/**
 * Frames damaged on their way. Two sit on lines that double and reorder: all they wrote arrives, and all replicas are equal
 * at the end. One more sends over a line that flips bits and cuts frames short: what that one wrote counts for nothing, but
 * the others lose nothing by it, and stay in their seats.
 */
import { seeded } from '../../convergence/seeds.ts'
import { message, openWire, type Wire } from '../../privacy/raw-socket.ts'
import { createLedger } from '../ledger.ts'
import { createFindings, type Section, spread } from '../section.ts'
import { createServerOnFaults } from '../server.ts'
import { until } from '../table.ts'
import { createWriter, likeness, readStandings, type Writer } from '../writer.ts'
import { bendFrames } from './bent-frames.ts'
import { openHouse } from './house.ts'
import { recordFrames } from './mutations.ts'
import { createProxy, type Line } from './proxy.ts'

/** Frames damaged in one interview, before the next one begins. */
const perHouse = 2_000
/** A socket that is not sent away goes on with a hand of its own. */
const perSocket = 24

export const corruption: Section = async (options) => {
  const { tries = 100_000, seed, say } = options
  const chance = seeded(seed)
  const findings = createFindings(options)
  const server = await createServerOnFaults()
  await server.start()
  const [gentle, rough] = [await createProxy(server.url), await createProxy(server.url)]
  let damaged = 0
  const done = (): void => {
    damaged += 1
  }
  const mix = ({ up, down }: Line): void => {
    up.bend = bendFrames(chance, { flips: false, swaps: true, oneOf: 4, done })
    down.bend = bendFrames(chance, { flips: false, swaps: true, oneOf: 4, done })
  }
  rough.onLine = ({ up }) => {
    up.bend = bendFrames(chance, { flips: true, swaps: true, oneOf: 2, done })
  }
  const inStep: number[] = []
  let sent = 0

  async function tryHouse(goal: number): Promise<void> {
    const { interview, seat } = await openHouse(server)
    const ledger = createLedger()
    const sit = async (url: string, role: 'candidate' | 'lead' | 'shadow', name: string): Promise<Writer> =>
      createWriter({ url, interview, seat: await seat(role), name, ledger, chance })
    const writers = [await sit(gentle.url, 'candidate', 'left'), await sit(gentle.url, 'lead', 'right')]
    const crooked = await seat('interviewer')
    gentle.onLine = mix
    try {
      for (const writer of writers) writer.connect()
      await until('both are there', () => writers.every(({ synced }) => synced))
      let goesOn = true
      const act = (writer: Writer): void => {
        if (!goesOn) return
        writer.act()
        setTimeout(() => act(writer), chance(40))
      }
      for (const writer of writers) act(writer)
      const send = async (): Promise<void> => {
        while (damaged < goal) {
          const headers = { authorization: `Bearer ${crooked}` }
          const wire: Wire = openWire(rough.url, { interview, document: 'board', headers, query: { ext: '1' } })
          wire.closed.catch(() => undefined)
          if (await wire.upgraded)
            for (const frame of recordFrames(chance).slice(0, perSocket)) {
              // One after the other: what is bent after the server has closed the line is seen by nobody.
              if (!wire.isOpen()) break
              const before = wire.messages.length
              wire.send(frame)
              wire.send(message.query())
              await until('it is read', () => !wire.isOpen() || wire.messages.length > before, 1_000).catch(
                () => undefined,
              )
            }
          wire.leave()
          if (!server.running) throw new Error(`The server ended:\n${server.output()}`)
        }
      }
      await Promise.all([send(), send()])
      goesOn = false
      const started = performance.now()
      // A frame that still waits for one behind it is gone with its line.
      gentle.onLine = () => undefined
      for (const line of gentle.lines()) line.cut()
      await until('everything is acknowledged', () => writers.every(({ pending }) => pending === 0)).catch(
        (error: unknown) => {
          const how = writers.map(
            ({ name, pending, synced, closes }) =>
              `${name} waits for ${pending}, ${synced ? 'in' : 'out of'} step, closed: ${closes.slice(-5).join(', ')}`,
          )
          throw new Error(how.join('\n'), { cause: error })
        },
      )
      const witness = await sit(server.url, 'shadow', 'witness')
      witness.connect()
      const docs = [...writers, witness].map(({ doc }) => doc)
      const alike = (): boolean => witness.synced && new Set(docs.map(likeness)).size === 1
      await until('all hold the same', alike).catch((error: unknown) => findings.add('replicas', [String(error)]))
      inStep.push(performance.now() - started)
      const own = new Map([...readStandings(witness.doc)].filter(([id]) => /^(left|right)-/.test(id)))
      findings.add('the honest ones', ledger.findGaps(own))
      witness.leave()
      sent += ledger.sent
    } finally {
      for (const writer of writers) writer.leave()
    }
  }

  try {
    while (damaged < tries) {
      await tryHouse(Math.min(tries, damaged + perHouse))
      say(`corruption: ${damaged} of ${tries}`)
    }
  } finally {
    await gentle.close()
    await rough.close()
    await server.dispose()
  }
  const figures = { operations: String(sent), 'all equal after it (median / 99 % / most)': spread(inStep) }
  return { name: 'corruption', tries: damaged, ok: findings.ok, figures }
}
