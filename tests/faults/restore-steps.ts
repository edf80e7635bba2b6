/**
 * kill -9 before each single call that a backup or a restore makes on the disk. A backup is whole under its name or not
 * there; a directory holds the old store or the restored one; and the command given once more does its work.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { seeded } from '../convergence/seeds.ts'
import { command } from './operator.ts'
import { createFindings, type Section } from './section.ts'
import { createServerOnFaults } from './server.ts'
import { openShim, type Shim, whyNoShim } from './shim.ts'
import { skipped } from './skipped.ts'
import { sitDown } from './table.ts'

interface Stand {
  /** What a killed server left: two interviews. */
  readonly left: string
  /** A backup of the time when there was one. */
  readonly file: string
  readonly shim: Shim
}

/** Answers how many calls a whole run makes, and what was wrong afterwards. */
type Scene = (stand: Stand, room: string, killAt: number) => Promise<{ steps: number; faults: string[] }>

/** How many interviews a store holds; null where it is none, or damaged. */
function countInterviews(data: string): number | null {
  const store = join(data, 'probeboard.sqlite')
  if (!existsSync(store)) return null
  const db = new DatabaseSync(store)
  try {
    const [verdict] = db.prepare('PRAGMA integrity_check').all()
    return verdict?.integrity_check === 'ok'
      ? Number(db.prepare('SELECT count(*) AS n FROM interviews').get()?.n)
      : null
  } finally {
    db.close()
  }
}

async function give(
  stand: Stand,
  killAt: number,
  below: string,
  ...given: Parameters<typeof command>
): Promise<number> {
  const { shim } = stand
  const before = shim.read('steps')
  shim.turn('killAt', killAt > 0 ? before + killAt : 0)
  const [name, data, args] = given
  await command(name, data, args, shim.environment(below))
  shim.turn('killAt', 0)
  return shim.read('steps') - before
}

const restoring: Scene = async (stand, room, killAt) => {
  const data = join(room, 'data')
  cpSync(stand.left, data, { recursive: true })
  const steps = await give(stand, killAt, data, 'restore', data, [stand.file, '--replace'])
  const now = countInterviews(data)
  const faults = now === 1 || now === 2 ? [] : [`the directory holds ${now} interviews`]
  faults.push(...(await command('restore', data, [stand.file, '--replace'])))
  if (countInterviews(data) !== 1) faults.push('a second restore did not restore')
  const asides = readdirSync(data).filter((name) => name.startsWith('replaced-'))
  if (!asides.some((name) => countInterviews(join(data, name)) === 2)) faults.push('the old data is nowhere')
  return { steps, faults }
}

const backingUp: Scene = async (stand, room, killAt) => {
  const [data, target] = [join(room, 'data'), join(room, 'backups')]
  cpSync(stand.left, data, { recursive: true })
  mkdirSync(target)
  const file = join(target, 'one')
  const steps = await give(stand, killAt, target, 'backup', data, [file])
  const whole = existsSync(file)
  const faults = await command('backup', data, [join(target, 'two')])
  if (countInterviews(data) !== 2) faults.push('the store has suffered')
  for (const name of ['two', ...(whole ? ['one'] : [])]) {
    faults.push(...(await command('restore', join(room, name), [join(target, name)])))
    if (countInterviews(join(room, name)) !== 2) faults.push(`backup ${name} is not whole`)
  }
  return { steps, faults }
}

async function layOut(home: string, shim: Shim): Promise<Stand> {
  const [left, file] = [join(home, 'left'), join(home, 'backup')]
  const server = await createServerOnFaults({ data: left })
  const sit = async (): Promise<void> => (await sitDown(server, seeded(1))).leave()
  try {
    await server.start()
    await sit()
    const problems = await command('backup', left, [file])
    if (problems.length > 0) throw new Error(problems.join())
    await sit()
  } finally {
    await server.dispose()
  }
  return { left, file, shim }
}

/** `tries` is how many calls, of both commands and by chance; all of them where it is left out. */
export const restoreSteps: Section = async (options) => {
  const { tries, seed, say } = options
  const without = whyNoShim()
  if (without) return skipped('restore-steps', without, say)
  const chance = seeded(seed)
  const findings = createFindings(options)
  const figures: Record<string, string> = {}
  const home = mkdtempSync(join(tmpdir(), 'probeboard-restore-steps-'))
  const shim = openShim()
  let total = 0
  try {
    const stand = await layOut(home, shim)
    for (const [name, scene] of Object.entries({ backup: backingUp, restore: restoring })) {
      const play = async (killAt: number): Promise<number> => {
        const room = mkdtempSync(join(home, 'room-'))
        const { steps, faults } = await scene(stand, room, killAt)
        findings.add(`${name}, killed at call ${killAt}`, faults)
        rmSync(room, { recursive: true })
        return steps
      }
      const whole = await play(0)
      if (whole < 2) findings.add(name, [`only ${whole} calls on the disk were seen`])
      const chosen = Array.from({ length: whole }, (_, step) => step + 1)
      while (tries !== undefined && chosen.length > tries / 2) chosen.splice(chance(chosen.length), 1)
      for (const step of chosen) await play(step)
      total += chosen.length
      figures[name] = `${chosen.length} of ${whole} calls`
      say(`restore-steps: ${name}, ${figures[name]}`)
    }
  } finally {
    shim.dispose()
    rmSync(home, { recursive: true, force: true })
  }
  return { name: 'restore-steps', tries: total, figures, ok: findings.ok }
}
