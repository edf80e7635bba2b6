/** Lines that are held up, blocked one way or both, cut, slowed or sliced while people draw: afterwards all hold the same. */
import { type Chance, seeded } from '../../convergence/seeds.ts'
import { createFindings, type Section, spread } from '../section.ts'
import { createServerOnFaults } from '../server.ts'
import { pause, sitDown, type Table } from '../table.ts'
import { createProxy, type Line } from './proxy.ts'

const perTable = 20
const perSecond = 40

/** Does something to a line; answers how it ends. */
function disturb(line: Line, chance: Chance): () => void {
  const flows = [[line.up], [line.down], [line.up, line.down]][chance(3)] ?? []
  const kind = chance(6)
  for (const flow of flows)
    if (kind < 3) flow.blocked = true
    else if (kind === 3) flow.delay = 50 + chance(300)
    else if (kind === 4) flow.slice = 1 + chance(5)
    else flow.bytesPerSecond = 2_000 + chance(20_000)
  const heals = (): void => {
    for (const flow of [line.up, line.down]) {
      flow.blocked = false
      flow.delay = 0
      flow.slice = Number.POSITIVE_INFINITY
      flow.bytesPerSecond = Number.POSITIVE_INFINITY
    }
  }
  // A line that was blocked for long is no more.
  return kind < 3 && chance(2) === 0 ? line.cut : heals
}

export const partitions: Section = async (options) => {
  const { tries = 300, seed, say } = options
  const chance = seeded(seed)
  const findings = createFindings(options)
  const server = await createServerOnFaults()
  await server.start()
  const proxy = await createProxy(server.url)
  const inStep: number[] = []
  let sent = 0
  let table: Table | null = null
  const rise = (): void => {
    sent += table?.ledger.sent ?? 0
    table?.leave()
    table = null
  }
  try {
    for (let made = 1; made <= tries; made++) {
      table ??= await sitDown({ ...server, url: proxy.url }, chance)
      await table.connect()
      const stop = table.write(perSecond)
      await pause(50 + chance(200))
      const heals = proxy.lines().flatMap((line) => (chance(3) > 0 ? [disturb(line, chance)] : []))
      // Now and then somebody tries to come back while the network is still bad.
      if (chance(4) === 0) table.disconnect()
      await pause(100 + chance(chance(10) === 0 ? 12_000 : 1_500))
      stop()
      for (const heal of heals) heal()
      const { faults, ms } = await table.heal()
      inStep.push(ms)
      findings.add(`partition ${made}`, faults)
      if (made % perTable === 0) rise()
      if (made % 50 === 0) say(`partitions: ${made} of ${tries}`)
    }
    rise()
  } finally {
    await proxy.close()
    await server.dispose()
  }
  return {
    name: 'partitions',
    tries,
    ok: findings.ok,
    figures: { operations: String(sent), 'all in step after it (median / 99 % / most)': spread(inStep) },
  }
}
