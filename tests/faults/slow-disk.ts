/** A disk that needs 500 ms to sync: acknowledgements are slow and never early, and who points is seen at once. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../convergence/seeds.ts'
import { createFindings, quantile, type Section, spread } from './section.ts'
import { createServerOnFaults } from './server.ts'
import { openShim, whyNoShim } from './shim.ts'
import { skipped } from './skipped.ts'
import { pause, sitDown } from './table.ts'

const delay = 500
/** Far below what a loop would need that waited for its disk. */
const quick = 150
const enough = 50

export const slowDisk: Section = async (options) => {
  const { tries = 50, seed, say } = options
  const without = whyNoShim()
  if (without) return skipped('slow-disk', without, say)
  const chance = seeded(seed)
  const findings = createFindings(options)
  const data = mkdtempSync(join(tmpdir(), 'probeboard-slow-'))
  const shim = openShim()
  const server = await createServerOnFaults({ data, environment: shim.environment(data) })
  const seen: number[] = []
  const waits: number[] = []
  try {
    await server.start()
    const table = await sitDown(server, chance)
    await table.connect()
    table.writers[0]?.act()
    await table.settled()
    const [drawer, other] = table.writers
    if (!drawer || !other) throw new Error('Nobody is at the table.')
    const pointed = new Map<number, number>()
    other.onPoint = (x) => {
      const since = pointed.get(x)
      if (since !== undefined) seen.push(performance.now() - since)
    }
    for (const { waits } of table.writers) waits.length = 0
    shim.turn('syncDelayMs', delay)
    let place = 0
    for (let made = 1; made <= tries; made++) {
      for (const writer of table.writers) writer.act()
      for (const rest = performance.now() + 200 + chance(300); performance.now() < rest; ) {
        place += 1
        pointed.set(place, performance.now())
        drawer.point(place)
        await pause(50)
      }
    }
    await table.settled()
    shim.turn('syncDelayMs', 0)
    waits.push(...table.writers.flatMap((writer) => writer.waits))
    const early = waits.filter((ms) => ms < delay)
    findings.add(
      'acknowledged before the disk had synced',
      early.map((ms) => `after ${ms.toFixed(0)} ms`),
    )
    // Beside other tests single cursors may wait for the machine; a loop that waits for its disk holds up most of them.
    const share = tries >= enough ? 0.95 : 0.5
    const late = quantile(seen, share)
    if (seen.length === 0 || late > quick)
      findings.add('who points', [`${100 * share} % are seen within ${late.toFixed(0)} ms, of ${seen.length}`])
    await server.kill('SIGKILL')
    table.disconnect()
    await server.start()
    findings.add('after it', await table.findLoss())
    findings.add('after it', (await table.heal()).faults)
    table.leave()
  } finally {
    await server.dispose()
    shim.dispose()
    rmSync(data, { recursive: true, force: true })
  }
  return {
    name: 'slow-disk',
    tries,
    ok: findings.ok,
    figures: { acknowledged: spread(waits), 'another sees the cursor': spread(seen) },
  }
}
