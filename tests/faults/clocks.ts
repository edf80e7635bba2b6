/**
 * The server's clock a day off, jumping while people draw and from life to life: nothing is lost, acknowledgements go on,
 * and the log's times never decrease.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { seeded } from '../convergence/seeds.ts'
import { createFindings, type Section } from './section.ts'
import { createServerOnFaults } from './server.ts'
import { openShim, whyNoShim } from './shim.ts'
import { skipped } from './skipped.ts'
import { pause, sitDown } from './table.ts'

const day = 86_400

/** Where the log of an interview goes back in time. */
function findBackwards(data: string): string[] {
  const db = new DatabaseSync(join(data, 'probeboard.sqlite'), { readOnly: true })
  const rows = db.prepare('SELECT interview, seq, at FROM log ORDER BY interview, seq').all()
  db.close()
  return rows.flatMap((row, place) => {
    const before = rows[place - 1]
    return before && before.interview === row.interview && Number(before.at) > Number(row.at)
      ? [`entry ${String(row.seq)} is older than the one before`]
      : []
  })
}

export const clocks: Section = async (options) => {
  const { tries = 50, seed, say } = options
  const without = whyNoShim()
  if (without) return skipped('clocks', without, say)
  const chance = seeded(seed)
  const findings = createFindings(options)
  const data = mkdtempSync(join(tmpdir(), 'probeboard-clocks-'))
  const shim = openShim()
  const server = await createServerOnFaults({ data, environment: shim.environment(data) })
  let jumps = 0
  try {
    await server.start()
    const table = await sitDown(server, chance)
    for (let made = 1; made <= tries; made++) {
      shim.turn('clockOffsetS', chance(2 * day) - day)
      if (!server.running) await server.start()
      await table.connect()
      const stop = table.write(30)
      for (let jump = 0; jump < 4; jump++, jumps++) {
        await pause(50 + chance(100))
        shim.turn('clockOffsetS', (chance(3) - 1) * day)
      }
      stop()
      await table.settled()
      await server.kill('SIGKILL')
      table.disconnect()
      findings.add(`clock ${made}`, findBackwards(data))
      shim.turn('clockOffsetS', chance(2 * day) - day)
      await server.start()
      findings.add(`clock ${made}`, await table.findLoss())
      findings.add(`after clock ${made}`, (await table.heal()).faults)
    }
    table.leave()
  } finally {
    await server.dispose()
    shim.dispose()
    rmSync(data, { recursive: true, force: true })
  }
  return { name: 'clocks', tries, ok: findings.ok, figures: { 'jumps while people drew': String(jumps) } }
}
