/** A sync that fails (EIO): what it had written is unknown, so the process ends itself with 70, and a new one reads the log. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../convergence/seeds.ts'
import { createFindings, type Section } from './section.ts'
import { createServerOnFaults } from './server.ts'
import { openShim, whyNoShim } from './shim.ts'
import { skipped } from './skipped.ts'
import { pause, sitDown, until } from './table.ts'

const startAgain = 70

export const brokenDisk: Section = async (options) => {
  const { tries = 20, seed, say } = options
  const without = whyNoShim()
  if (without) return skipped('broken-disk', without, say)
  const chance = seeded(seed)
  const findings = createFindings(options)
  const data = mkdtempSync(join(tmpdir(), 'probeboard-broken-'))
  const shim = openShim()
  const server = await createServerOnFaults({ data, environment: shim.environment(data) })
  let acknowledged = 0
  try {
    await server.start()
    const table = await sitDown(server, chance)
    for (let made = 1; made <= tries; made++) {
      await table.connect()
      const stop = table.write(40)
      await pause(chance(300))
      shim.turn('failSyncIn', 1 + chance(3))
      await until('the server gives up its disk', () => !server.running, 5000).catch((error: unknown) =>
        findings.add(`failing sync ${made}`, [String(error)]),
      )
      stop()
      const { code, signal } = await server.kill('SIGKILL')
      if (code !== startAgain) findings.add(`failing sync ${made}`, [`it ended with ${code ?? signal}`])
      table.disconnect()
      await server.start()
      findings.add(`failing sync ${made}`, await table.findLoss())
      findings.add(`after failing sync ${made}`, (await table.heal()).faults)
    }
    acknowledged = table.ledger.acknowledged
    table.leave()
  } finally {
    await server.dispose()
    shim.dispose()
    rmSync(data, { recursive: true, force: true })
  }
  return {
    name: 'broken-disk',
    tries,
    ok: findings.ok,
    figures: { 'operations acknowledged': String(acknowledged) },
  }
}
