/** kill -9 under load, at any instant: ready again within 2 s, everybody in step within 5 s, nothing acknowledged lost. */
import { loadavg } from 'node:os'
import { seeded } from '../convergence/seeds.ts'
import { createFindings, quantile, type Section, spread } from './section.ts'
import { createServerOnFaults } from './server.ts'
import { pause, sitDown, type Table } from './table.ts'

const goals = { ready: 2000, inStep: 5000 }
const enough = 50
/** A new interview now and then, so that rooms are of all sizes. */
const lives = 20

export const kill: Section = async (options) => {
  const { tries = 500, seed, say } = options
  const chance = seeded(seed)
  const findings = createFindings(options)
  const server = await createServerOnFaults()
  const ready = [await server.start()]
  const inStep: number[] = []
  let [sent, acknowledged] = [0, 0]
  let table: Table | null = null
  const rise = (): void => {
    sent += table?.ledger.sent ?? 0
    acknowledged += table?.ledger.acknowledged ?? 0
    table?.leave()
    table = null
  }
  try {
    for (let made = 1; made <= tries; made++) {
      table ??= await sitDown(server, chance)
      await table.connect()
      const stop = table.write(40)
      await pause(50 + chance(700))
      await server.kill('SIGKILL')
      table.disconnect()
      await pause(chance(60))
      stop()
      ready.push(await server.start())
      findings.add(`kill ${made}`, await table.findLoss())
      const { faults, ms } = await table.heal()
      inStep.push(ms)
      findings.add(`after kill ${made}`, faults)
      if (made % lives === 0) {
        rise()
        if (made % (5 * lives) === 0) say(`kill: ${made} of ${tries}`)
      }
    }
    rise()
  } finally {
    await server.dispose()
  }
  // A few tries beside other tests say nothing of time.
  const timed = tries >= enough
  if (timed && quantile(ready, 0.99) > goals.ready) findings.add('ready again', [spread(ready)])
  if (timed && quantile(inStep, 0.99) > goals.inStep) findings.add('in step again', [spread(inStep)])
  return {
    name: 'kill',
    tries,
    ok: findings.ok,
    figures: {
      operations: `${sent}, ${acknowledged} acknowledged`,
      'ready again (median / 99 % / most)': spread(ready),
      'all in step after that': spread(inStep),
      'load of the machine': loadavg()
        .map((load) => load.toFixed(0))
        .join(' '),
    },
  }
}
