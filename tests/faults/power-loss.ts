/** Power loss under load: the machine starts again on what a disk may hold then, see power.ts. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../convergence/seeds.ts'
import { rebuild } from './power.ts'
import { createFindings, type Section } from './section.ts'
import { createServerOnFaults } from './server.ts'
import { openShim, whyNoShim } from './shim.ts'
import { skipped } from './skipped.ts'
import { pause, sitDown, type Table } from './table.ts'

const lives = 10

export const powerLoss: Section = async (options) => {
  const { tries = 200, seed, say } = options
  const without = whyNoShim()
  if (without) return skipped('power-loss', without, say)
  const chance = seeded(seed)
  const findings = createFindings(options)
  const home = mkdtempSync(join(tmpdir(), 'probeboard-power-'))
  const [data, before] = [join(home, 'data'), join(home, 'before')]
  const shim = openShim(true)
  cpSync(mkdtempSync(join(home, 'new-')), data, { recursive: true })
  const server = await createServerOnFaults({ data, environment: shim.environment(data) })
  let acknowledged = 0
  let table: Table | null = null
  const powerOn = async (): Promise<void> => {
    rmSync(before, { recursive: true, force: true })
    cpSync(data, before, { recursive: true })
    rmSync(shim.record, { force: true })
    await server.start()
  }
  try {
    await powerOn()
    for (let made = 1; made <= tries; made++) {
      table ??= await sitDown(server, chance)
      await table.connect()
      const stop = table.write(60)
      await pause(30 + chance(500))
      await server.kill('SIGKILL')
      stop()
      table.disconnect()
      rebuild(before, data, shim.record, chance)
      await powerOn()
      findings.add(`power loss ${made}`, await table.findLoss())
      findings.add(`after power loss ${made}`, (await table.heal()).faults)
      if (made % lives === 0 || made === tries) {
        acknowledged += table.ledger.acknowledged
        table.leave()
        table = null
        if (made % 50 === 0) say(`power-loss: ${made} of ${tries}`)
      }
    }
  } catch (error) {
    say(server.output())
    throw error
  } finally {
    table?.leave()
    await server.dispose()
    shim.dispose()
    rmSync(home, { recursive: true, force: true })
  }
  return {
    name: 'power-loss',
    tries,
    ok: findings.ok,
    figures: { 'operations acknowledged': String(acknowledged) },
  }
}
