/** The thread that may hang or run out of memory: it throws frames into pits, and says at which it is. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { writeUpdate } from '@probeboard/sync/frames'
import * as z from 'zod/mini'
import { seeded } from '../../convergence/seeds.ts'
import { crafted } from './crafted-all.ts'
import { makeFrame, recordFrames } from './mutations.ts'
import { openPit } from './pit.ts'

const taskSchema = z.object({
  at: z.instanceof(SharedArrayBuffer),
  task: z.union([z.object({ crafted: z.string() }), z.object({ seed: z.number(), frames: z.number() })]),
})

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

/** In MiB. */
function heap(): number {
  if (typeof collect === 'function') collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

async function suffer(name: string, elements: number): Promise<{ ms: number; faults: string[]; refusals: number }> {
  const pit = await openPit(elements)
  for (const update of crafted.find((one) => one.name === name)?.make(pit.victim) ?? []) pit.offend(writeUpdate(update))
  await pit.settle()
  const refusals = pit.codes.length
  pit.work()
  await pit.settle()
  return { ms: pit.longest(), faults: await pit.close(), refusals }
}

const perTurn = 20
const perRoom = 400

async function throwFrames(
  seed: number,
  frames: number,
  at: Int32Array,
): Promise<{ ms: number; faults: string[]; refusals: number }> {
  const faults: string[] = []
  let [ms, refusals] = [0, 0]
  for (let first = 0; first < frames; first += perRoom) {
    const chance = seeded(seed + first)
    const recorded = recordFrames(chance)
    const pit = await openPit(20)
    for (let number = first; number < Math.min(first + perRoom, frames); number++) {
      Atomics.store(at, 0, number)
      pit.offend(makeFrame(recorded, chance))
      if (number % perTurn > 0) continue
      pit.work()
      await pit.settle()
    }
    await pit.settle()
    ms = Math.max(ms, pit.longest())
    refusals += pit.codes.length
    faults.push(...(await pit.close()).map((fault) => `frames ${first} to ${first + perRoom}: ${fault}`))
  }
  return { ms, faults, refusals }
}

parentPort?.on('message', async (message: unknown) => {
  const { at, task } = taskSchema.parse(message)
  const before = heap()
  const result =
    'crafted' in task ? await suffer(task.crafted, 20) : await throwFrames(task.seed, task.frames, new Int32Array(at))
  parentPort?.postMessage({ ...result, growth: heap() - before })
})
