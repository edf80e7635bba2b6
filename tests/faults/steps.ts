/**
 * kill -9 before each single call that the server makes on its disk: at the first start, at a start that brings old tables
 * up to date, while a snapshot is kept, and while it stops and folds its log into the database. Afterwards everything is as before or as after.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Chance, seeded } from '../convergence/seeds.ts'
import { makeOld, readFirstTables } from './old-schema.ts'
import { createFindings, type Section } from './section.ts'
import { createServerOnFaults, type Server } from './server.ts'
import { openShim, type Shim, whyNoShim } from './shim.ts'
import { skipped } from './skipped.ts'
import { sitDown, type Table, until } from './table.ts'

interface Stand {
  readonly shim: Shim
  readonly server: Server
  readonly chance: Chance
}

/** Runs until the process is dead; answers how many calls it made on the disk from the instant that counts. */
type Scene = (stand: Stand, killAt: number) => Promise<{ table: Table | null; steps: number }>

const countSnapshots = (data: string): number => {
  const db = new DatabaseSync(join(data, 'probeboard.sqlite'), { readOnly: true })
  try {
    return Number(db.prepare('SELECT count(*) AS n FROM snapshots').get()?.n)
  } finally {
    db.close()
  }
}

async function drawAndSettle({ server, chance }: Stand): Promise<Table> {
  await server.start()
  const table = await sitDown(server, chance)
  await table.connect()
  for (let round = 0; round < 12; round++) for (const writer of table.writers) writer.act()
  await table.settled()
  return table
}

const firstStart: Scene = async ({ shim, server }, killAt) => {
  shim.turn('killAt', killAt)
  if (killAt > 0) await server.startToDie()
  else await server.start()
  const steps = shim.read('steps')
  await server.kill('SIGKILL')
  return { table: null, steps }
}

const snapshot: Scene = async (stand, killAt) => {
  const { shim, server } = stand
  const table = await drawAndSettle(stand)
  const before = shim.read('steps')
  if (killAt > 0) shim.turn('killAt', before + killAt)
  table.disconnect()
  await until('the snapshot is kept', () => !server.running || (killAt === 0 && countSnapshots(server.data) > 0))
  const steps = shim.read('steps') - before
  await server.kill('SIGKILL')
  return { table, steps }
}

const stop: Scene = async (stand, killAt) => {
  const { shim, server } = stand
  const table = await drawAndSettle(stand)
  table.disconnect()
  await until('the snapshot is kept', () => countSnapshots(server.data) > 0)
  const before = shim.read('steps')
  if (killAt > 0) shim.turn('killAt', before + killAt)
  await server.kill('SIGTERM')
  return { table, steps: shim.read('steps') - before }
}

const migration =
  (tables: readonly string[]): Scene =>
  async (stand, killAt) => {
    const { shim, server } = stand
    const table = await drawAndSettle(stand)
    await server.kill('SIGKILL')
    table.disconnect()
    makeOld(server.data, tables)
    const before = shim.read('steps')
    if (killAt > 0) shim.turn('killAt', before + killAt)
    if (killAt > 0) await server.startToDie()
    else await server.start()
    const steps = shim.read('steps') - before
    await server.kill('SIGKILL')
    return { table, steps }
  }

async function play(scene: Scene, killAt: number, seed: number) {
  const data = mkdtempSync(join(tmpdir(), 'probeboard-steps-'))
  const shim = openShim()
  const server = await createServerOnFaults({ data, environment: shim.environment(data) })
  const stand = { shim, server, chance: seeded(seed) }
  let left: Table | null = null
  try {
    const { table, steps } = await scene(stand, killAt)
    left = table
    shim.turn('killAt', 0)
    await server.start()
    left ??= await sitDown(server, stand.chance)
    const loss = await left.findLoss()
    for (const writer of left.writers) writer.act()
    const { faults } = await left.heal()
    return { steps, faults: [...loss, ...faults] }
  } catch (error) {
    return { steps: 0, faults: [`${String(error)}\n${server.output()}`] }
  } finally {
    left?.leave()
    await server.dispose()
    shim.dispose()
    rmSync(data, { recursive: true, force: true })
  }
}

/** `tries` is how many calls, spread over the scenes by chance; each call of each scene where it is left out. */
export const steps: Section = async (options) => {
  const { tries, seed, say } = options
  const without = whyNoShim()
  if (without) return skipped('steps', without, say)
  const chance = seeded(seed)
  const findings = createFindings(options)
  const figures: Record<string, string> = {}
  let total = 0
  const oldTables = async (): Promise<string[]> => readFirstTables((await play(firstStart, 0, seed)).steps)
  const scenes: [string, () => Scene | Promise<Scene>][] = [
    ['first start', () => firstStart],
    ['migration', async () => migration(await oldTables())],
    ['snapshot', () => snapshot],
    ['stop', () => stop],
  ]
  while (tries !== undefined && scenes.length > tries) scenes.splice(chance(scenes.length), 1)
  for (const [name, set] of scenes) {
    const scene = await set()
    const whole = await play(scene, 0, seed)
    findings.add(`${name}, whole`, whole.faults)
    if (whole.steps < 2) findings.add(name, [`only ${whole.steps} calls on the disk were seen`])
    const chosen = Array.from({ length: whole.steps }, (_, step) => step + 1)
    while (tries !== undefined && chosen.length > tries / scenes.length) chosen.splice(chance(chosen.length), 1)
    for (const step of chosen) findings.add(`${name}, killed at call ${step}`, (await play(scene, step, seed)).faults)
    total += chosen.length
    figures[name] = `${chosen.length} of ${whole.steps} calls`
    say(`steps: ${name}, ${figures[name]}`)
  }
  return { name: 'steps', tries: total, figures, ok: findings.ok }
}
