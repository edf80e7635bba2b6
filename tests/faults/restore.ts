/**
 * A backup taken under load, more load, a kill, and the backup restored: the server then has all that was acknowledged
 * before the backup began, as it was at one moment, and nothing that was erased since; and people can go on.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../convergence/seeds.ts'
import { comeHomeAll } from './homecoming.ts'
import { findMoment } from './moment.ts'
import { addBallast, ask, command } from './operator.ts'
import { createFindings, type Section, spread } from './section.ts'
import { createServerOnFaults } from './server.ts'
import { pause, sitDown } from './table.ts'
import { likeness, readStandings } from './writer.ts'

/** So that a backup takes a while. */
const ballastMegabytes = 20

export const restoreUnderLoad: Section = async (options) => {
  const { tries = 50, seed, say } = options
  const chance = seeded(seed)
  const findings = createFindings(options)
  const home = mkdtempSync(join(tmpdir(), 'probeboard-restore-'))
  const server = await createServerOnFaults({ data: join(home, 'data-0') })
  const calm: number[] = []
  const during: number[] = []
  const took: number[] = []
  const restored: number[] = []
  let [sent, later, back, anew] = [0, 0, 0, 0]
  try {
    await server.start()
    const ballast = await sitDown(server, chance)
    ballast.leave()
    await addBallast(server, ballast.interview, ballastMegabytes)
    for (let made = 1; made <= tries; made++) {
      const where = `restore ${made}`
      const [table, doomed] = [await sitDown(server, chance), await sitDown(server, chance)]
      doomed.leave()
      await table.connect()
      const stop = table.write(40)
      await pause(200 + chance(400))
      const waits = (): number[] => table.writers.flatMap((writer) => writer.waits)
      const old = server.data
      const file = join(home, `backup-${made}`)
      const calmWaits = waits()
      calm.push(...calmWaits)
      const findLost = table.ledger.mark()
      const began = performance.now()
      const backup = command('backup', old, [file])
      // Now and then the server dies before the backup is done.
      const dies = chance(4) === 0
      if (dies) {
        await pause(chance(700))
        await server.kill('SIGKILL')
      }
      findings.add(where, await backup)
      took.push(performance.now() - began)
      if (!dies) {
        during.push(...waits().slice(calmWaits.length))
        findings.add(
          where,
          (await ask(server, 'DELETE', doomed.interview)) < 300 ? [] : ['the second interview was not erased'],
        )
        await pause(50 + chance(400))
        await server.kill('SIGKILL')
      }
      table.disconnect()
      await pause(chance(60))
      stop()
      const all = table.ledger.mark()

      const inPlace = chance(2) === 0
      const next = inPlace ? old : join(home, `data-${made}`)
      const started = performance.now()
      findings.add(
        where,
        await command('restore', next, inPlace ? [file, '--replace'] : [file, '--erasures-from', old]),
      )
      restored.push(performance.now() - started)
      const aside = inPlace ? readdirSync(old).find((name) => name.startsWith('replaced-')) : null
      server.moveTo(next)
      await server.start()
      const moment = findMoment(next, aside ? join(old, aside) : old, table.interview)
      findings.add(where, moment.faults)
      findings.add(
        where,
        await table.witness((doc) => [
          ...findLost(readStandings(doc)),
          ...(likeness(doc) === likeness(moment.board) ? [] : ['the board is none that ever was']),
        ]),
      )
      const erased = await ask(server, 'GET', doomed.interview)
      if (!dies && erased !== 404) findings.add(where, [`what was erased after the backup answers ${erased}`])

      const acknowledged = table.ledger.acknowledged
      const lostAtFirst = await table.witness((doc) => all(readStandings(doc)).length)
      const homecoming = await comeHomeAll(table)
      anew += homecoming.anew
      findings.add(`after ${where}`, homecoming.faults)
      const lostAtLast = await table.witness((doc) => {
        findings.add(`after ${where}`, findLost(readStandings(doc)))
        return all(readStandings(doc)).length
      })
      later += lostAtFirst
      back += lostAtFirst - lostAtLast
      sent += acknowledged
      table.leave()
      rmSync(file)
      if (aside) rmSync(join(old, aside), { recursive: true })
      else rmSync(old, { recursive: true })
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
      'operations acknowledged': String(sent),
      'acknowledged after the moment of the backup': `${later}, ${back} of them brought back by people's browsers, ${anew} people loaded anew`,
      'acknowledgement before the backup (median / 99 % / most)': spread(calm),
      'while it is made': spread(during),
      'the backup takes': spread(took),
      'the restore takes': spread(restored),
    },
  }
}
