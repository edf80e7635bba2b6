/**
 * A disk without room, a real one of 2 MB: nothing is acknowledged while it is full, people are told, nothing falls over,
 * and when there is room again everything is saved, without a restart.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../convergence/seeds.ts'
import { createFindings, type Section, spread } from './section.ts'
import { createServerOnFaults } from './server.ts'
import { skipped } from './skipped.ts'
import { pause, sitDown, until } from './table.ts'

/** After so many the log has filled the small disk by itself, and a new one is taken. */
const lives = 5

function mount(at: string): boolean {
  mkdirSync(at)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', at]).status === 0
}

/** Takes all the room that is left. */
function fill(disk: string, ballast: string): void {
  const block = Buffer.alloc(4096)
  try {
    while (statfsSync(disk).bavail > 0) appendFileSync(ballast, block)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

export const fullDisk: Section = async (options) => {
  const { tries = 50, seed, say } = options
  if (process.getuid?.() !== 0) return skipped('full-disk', 'only root may mount a small disk', say)
  const chance = seeded(seed)
  const findings = createFindings(options)
  const again: number[] = []
  const home = mkdtempSync(join(tmpdir(), 'probeboard-full-'))
  for (let made = 1; made <= tries; ) {
    const disk = join(home, `disk-${made}`)
    if (!mount(disk)) return skipped('full-disk', 'a small disk cannot be mounted here', say)
    const data = join(disk, 'data')
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, '')
    const server = await createServerOnFaults({ data })
    try {
      await server.start()
      const table = await sitDown(server, chance)
      await table.connect()
      table.writers[0]?.act()
      await table.settled()
      for (let life = 0; life < lives && made <= tries; life++, made++) {
        fill(disk, ballast)
        for (const { notices } of table.writers) notices.length = 0
        const stop = table.write(20)
        const told = (word: string) => (): boolean => table.writers.every(({ notices }) => notices.includes(word))
        await until('all are told that nothing can be saved', told('cannot-save'), 5000)
        const before = table.ledger.acknowledged
        await pause(100 + chance(1500))
        if (table.ledger.acknowledged > before) findings.add(`full ${made}`, ['something was acknowledged meanwhile'])
        truncateSync(ballast)
        const since = performance.now()
        stop()
        await table.settled()
        again.push(performance.now() - since)
        if (!told('saves-again')()) findings.add(`full ${made}`, ['not all were told that saving works again'])
        if (!server.running) findings.add(`full ${made}`, ['the server ended'])
      }
      await server.kill('SIGKILL')
      table.disconnect()
      await server.start()
      findings.add(`after full ${made - 1}`, await table.findLoss())
      findings.add(`after full ${made - 1}`, (await table.heal()).faults)
      table.leave()
    } finally {
      await server.dispose()
      spawnSync('umount', [disk])
    }
  }
  rmSync(home, { recursive: true, force: true })
  return { name: 'full-disk', tries, ok: findings.ok, figures: { 'all saved once there was room': spread(again) } }
}
