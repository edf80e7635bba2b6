/**
 * A backup taken under load, more load, a kill, and the backup restored: the server then has all that was acknowledged
 * before the backup began, as it was at one moment, and nothing that was erased since; and people can go on.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Chance, seeded } from '../convergence/seeds.ts'
import { comeHomeAll } from './homecoming.ts'
import type { Standing } from './ledger.ts'
import { findMoment } from './moment.ts'
import { addBallast, ask, command } from './operator.ts'
import { createFindings, type Section, spread } from './section.ts'
import { createServerOnFaults, type Server } from './server.ts'
import { pause, sitDown, type Table } from './table.ts'
import { likeness, readStandings } from './writer.ts'

/** So that a backup takes a while. */
const ballastMegabytes = 20

type Find = (board: ReadonlyMap<string, Standing>) => string[]

interface Stand {
  readonly server: Server
  readonly chance: Chance
  readonly times: Record<'calm' | 'during' | 'took' | 'restored', number[]>
  add(faults: readonly string[]): void
}

interface Backup {
  readonly table: Table
  /** What is missing of what was acknowledged before the backup began, and before the end. */
  readonly findLost: Find
  readonly findLater: Find
  /** Erased after the backup; null where the server died too early for that. */
  readonly erased: string | null
}

async function backUpUnderLoad({ server, chance, times, add }: Stand, file: string): Promise<Backup> {
  const [table, doomed] = [await sitDown(server, chance), await sitDown(server, chance)]
  doomed.leave()
  const takeWaits = (): number[] => table.writers.flatMap(({ waits }) => waits.splice(0))
  await table.connect()
  const stop = table.write(40)
  await pause(200 + chance(400))
  times.calm.push(...takeWaits())
  const findLost = table.ledger.mark()
  const began = performance.now()
  const backup = command('backup', server.data, [file])
  const dies = chance(4) === 0
  if (dies) {
    await pause(chance(700))
    await server.kill('SIGKILL')
  }
  add(await backup)
  times.took.push(performance.now() - began)
  if (!dies) {
    times.during.push(...takeWaits())
    const status = await ask(server, 'DELETE', doomed.interview)
    if (status >= 300) add([`erasing answered ${status}`])
    await pause(50 + chance(400))
    await server.kill('SIGKILL')
  }
  table.disconnect()
  await pause(chance(60))
  stop()
  return { table, findLost, findLater: table.ledger.mark(), erased: dies ? null : doomed.interview }
}

/** Starts the server on the restored data; answers where the old data is. */
async function restoreAndStart({ server, chance, times, add }: Stand, file: string, fresh: string): Promise<string> {
  const old = server.data
  const inPlace = chance(2) === 0
  const next = inPlace ? old : fresh
  const began = performance.now()
  add(await command('restore', next, inPlace ? [file, '--replace'] : [file, '--erasures-from', old]))
  times.restored.push(performance.now() - began)
  server.moveTo(next)
  await server.start()
  return inPlace ? join(old, readdirSync(old).find((name) => name.startsWith('replaced-')) ?? '') : old
}

async function checkRestored({ server, add }: Stand, { table, findLost, erased }: Backup, old: string): Promise<void> {
  const { faults, board } = findMoment(server.data, old, table.interview)
  add(faults)
  await table.witness((doc) => {
    add(findLost(readStandings(doc)))
    if (likeness(doc) !== likeness(board)) add(['the board is none that ever was'])
  })
  const status = erased === null ? 404 : await ask(server, 'GET', erased)
  if (status !== 404) add([`what was erased after the backup answers ${status}`])
}

export const restoreUnderLoad: Section = async (options) => {
  const { tries = 50, seed, say } = options
  const chance = seeded(seed)
  const findings = createFindings(options)
  const home = mkdtempSync(join(tmpdir(), 'probeboard-restore-'))
  const server = await createServerOnFaults({ data: join(home, 'data-0') })
  const times: Stand['times'] = { calm: [], during: [], took: [], restored: [] }
  const missing = { put: 0, delete: 0, cut: 0 }
  let [later, anew] = [0, 0]
  try {
    await server.start()
    const ballast = await sitDown(server, chance)
    ballast.leave()
    await addBallast(server, ballast.interview, ballastMegabytes)
    for (let made = 1; made <= tries; made++) {
      const add = (faults: readonly string[]): void => findings.add(`restore ${made}`, faults)
      const stand: Stand = { server, chance, times, add }
      const file = join(home, `backup-${made}`)
      const backup = await backUpUnderLoad(stand, file)
      const old = await restoreAndStart(stand, file, join(home, `data-${made}`))
      await checkRestored(stand, backup, old)

      const { table, findLost, findLater } = backup
      later += await table.witness((doc) => findLater(readStandings(doc)).length)
      const homecoming = await comeHomeAll(table)
      anew += homecoming.anew
      add(homecoming.faults)
      await table.witness((doc) => {
        const board = readStandings(doc)
        add(findLost(board))
        const kinds = ['put', 'delete', 'cut'] as const
        for (const sentence of findLater(board))
          for (const kind of kinds) if (sentence.startsWith(kind)) missing[kind] += 1
      })
      table.leave()
      rmSync(file)
      rmSync(old, { recursive: true })
      if (made % 10 === 0) say(`restore: ${made} of ${tries}`)
    }
  } finally {
    await server.dispose()
    rmSync(home, { recursive: true, force: true })
  }
  return {
    name: 'restore',
    tries,
    ok: findings.ok,
    figures: {
      'acknowledged after the moment of the backup': `${later}; not brought back by people's browsers: ${missing.put} writes, ${missing.delete} deletions, ${missing.cut} cuts; ${anew} people loaded anew`,
      'acknowledgement before the backup (median / 99 % / most)': spread(times.calm),
      'while it is made': spread(times.during),
      'the backup takes': spread(times.took),
      'the restore takes': spread(times.restored),
    },
  }
}
