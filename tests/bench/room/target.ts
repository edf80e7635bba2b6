/** What is measured: a server on the first core of this machine, and how its clients get in. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { createInterview } from '../../journeys/interview.ts'
import { createTestServer } from '../../journeys/server.ts'

export type Way = 'Probeboard' | 'stock' | 'Hocuspocus'

/** Where a client dials, with what, and to which room it belongs. */
export interface Entry {
  readonly room: number
  readonly url: string
  readonly token?: string
  readonly draws: boolean
}

export interface Target {
  readonly way: Way
  /** Rooms with so many people each; the first `drawers` of each draw. */
  enter(rooms: number, people: number, drawers: number): Promise<Entry[]>
  /** Seconds of processor time that the server has used. */
  cpu(): number
  /** MB. */
  memory(): number
  /** kill -9, and start again on the same data. Answers when it is ready. */
  crash(): Promise<void>
  stop(): Promise<void>
}

const ticksPerSecond = 100

function cpuOf(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

/** Threads that are started later inherit it. */
export function pin(pid: number, core: number): void {
  spawnSync('taskset', ['-acp', String(core), String(pid)])
}

const seatSchema = z.object({ seat: z.string() })

/** From an address of its own for each person, as people come: the limit on joins counts addresses. */
async function join(base: string, person: number, token: string): Promise<string> {
  const from = `127.0.${Math.floor(person / 200) + 1}.${(person % 200) + 1}`
  const asked = request(`${base}/api/v1/join`, {
    method: 'POST',
    localAddress: from,
    headers: { 'content-type': 'application/json' },
  })
  asked.end(JSON.stringify({ token, name: 'Somebody' }))
  const [answer] = await once(asked, 'response')
  let text = ''
  for await (const chunk of answer) text += chunk
  return seatSchema.parse(JSON.parse(text)).seat
}

function childOfThis(): number {
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === process.pid)
  const pid = own.find((name) => readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('apps/server/src/main.ts'))
  return Number(pid)
}

function parentOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
  } catch {
    // Gone between the listing and the look.
    return 0
  }
}

async function startOurs(): Promise<Target> {
  const server = await createTestServer()
  let pid = 0
  const start = async (): Promise<void> => {
    await server.start()
    pid = childOfThis()
    pin(pid, 0)
  }
  await start()
  return {
    way: 'Probeboard',
    async enter(rooms, people, drawers) {
      const entries: Entry[] = []
      for (let room = 0; room < rooms; room++) {
        const { interview, invites } = await createInterview(server)
        for (let person = 0; person < people; person++) {
          const invite = person === 0 ? invites.candidate : person < 20 ? invites.interviewer : invites.shadow
          const token = await join(server.url, entries.length, invite.token)
          const url = `${server.url.replace('http', 'ws')}/sync/${interview.id}/board?ack=1&ext=1&v=1`
          entries.push({ room, url, token, draws: person < drawers })
        }
      }
      return entries
    },
    cpu: () => cpuOf(pid),
    memory: () => memoryOf(pid),
    async crash() {
      await server.stop('SIGKILL')
      await start()
    },
    stop: () => server.dispose(),
  }
}

async function startPeer(way: 'stock' | 'Hocuspocus'): Promise<Target> {
  const child: ChildProcess = spawn(process.execPath, [resolve('tests/bench/peers/serve.mjs'), way.toLowerCase()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { pid } = child
  if (pid === undefined || !child.stdout) throw new Error(`${way} could not be started.`)
  const [port] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  if (child.exitCode !== null) throw new Error(`${way} ended at its start.`)
  pin(pid, 0)
  return {
    way,
    async enter(rooms, people, drawers) {
      return Array.from({ length: rooms * people }, (_, i) => {
        const room = Math.floor(i / people)
        const path = way === 'stock' ? `/room-${room}` : ''
        return { room, url: `ws://127.0.0.1:${Number(port)}${path}`, draws: i % people < drawers }
      })
    },
    cpu: () => cpuOf(pid),
    memory: () => memoryOf(pid),
    crash: async () => {
      throw new Error('What is kept in memory has nothing to come back to.')
    },
    async stop() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

export function startTarget(way: Way): Promise<Target> {
  return way === 'Probeboard' ? startOurs() : startPeer(way)
}
