/**
 * Frames by chance and edits made to hurt, thrown at a live room in a thread with a deadline and a limit on its memory: no
 * crash, no turn beyond 250 ms, no growth beyond 64 MiB, and everybody else's board as it should be.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import * as z from 'zod/mini'
import { createFindings, type Section } from '../section.ts'
import { crafted } from './crafted-all.ts'

const limits = { ms: 250, megabytes: 64 }
/** Of the clock on the wall, on a machine with other work. */
const hangs = 60_000
const share = 20_000

const resultSchema = z.object({
  ms: z.number(),
  refusals: z.number(),
  growth: z.number(),
  faults: z.array(z.string()),
})
type Result = z.infer<typeof resultSchema>
type Task = { readonly crafted: string } | { readonly seed: number; readonly frames: number }

interface Thread {
  run(task: Task): Promise<Result>
  close(): Promise<unknown>
}

function createThread(): Thread {
  let worker: Worker | null = null
  const close = async (): Promise<void> => {
    const ending = worker
    worker = null
    await ending?.terminate()
  }
  return {
    close,
    async run(task) {
      worker ??= new Worker(new URL('./pit-worker.ts', import.meta.url), {
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: 256 },
      })
      const at = new SharedArrayBuffer(4)
      worker.postMessage({ at, task })
      try {
        const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(hangs) })
        return resultSchema.parse(answer)
      } catch (error) {
        await close()
        const where = Atomics.load(new Int32Array(at), 0)
        return { ms: 0, refusals: 0, growth: 0, faults: [`the thread hung or fell at ${where}: ${String(error)}`] }
      }
    },
  }
}

function faultsOf({ ms, growth, faults }: Result): string[] {
  return [
    ...faults,
    ...(ms > limits.ms ? [`a turn of ${ms.toFixed(0)} ms`] : []),
    ...(growth > limits.megabytes ? [`grew by ${growth.toFixed(0)} MiB`] : []),
  ]
}

const figuresOf = (results: readonly Result[]): Record<string, string> => ({
  'longest turn': `${Math.max(...results.map(({ ms }) => ms)).toFixed(0)} ms`,
  'most growth': `${Math.max(0, ...results.map(({ growth }) => growth)).toFixed(0)} MiB`,
  refused: String(results.reduce((sum, { refusals }) => sum + refusals, 0)),
})

export const frames: Section = async (options) => {
  const { tries = 1_000_000, seed, say } = options
  const findings = createFindings(options)
  const results: Result[] = []
  const thread = createThread()
  for (let done = 0; done < tries; done += share) {
    const result = await thread.run({ seed: seed + done, frames: Math.min(share, tries - done) })
    results.push(result)
    findings.add(`shares of ${share}, seed ${seed + done}`, faultsOf(result))
    if ((done / share) % 10 === 9) say(`frames: ${done + share} of ${tries}`)
  }
  await thread.close()
  return { name: 'frames', tries, ok: findings.ok, figures: figuresOf(results) }
}

export const craftedEdits: Section = async (options) => {
  const { tries = crafted.length } = options
  const findings = createFindings(options)
  const results: Result[] = []
  const thread = createThread()
  for (const { name } of crafted.slice(0, tries)) {
    const result = await thread.run({ crafted: name })
    results.push(result)
    findings.add(name, faultsOf(result))
  }
  await thread.close()
  return { name: 'crafted', tries: results.length, ok: findings.ok, figures: figuresOf(results) }
}
