/** What the operator of this server wants to know at a glance. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { ownerApi } from '@probeboard/protocol/owner-api'
import type { RoomKey } from '@probeboard/sync/ports'
import type { Context } from '../context.ts'
import { readDisk } from '../disk.ts'
import type { Routes } from './route.ts'

type InterviewId = RoomKey['interview']
/** Interviews that are named; the others are counted. */
const mostNamed = 30
/** How often the loop is felt, in ms; what is told holds this pause as well. */
const pulse = 20
/** A store that takes longer is silent, in ms. */
const patience = 2_000
const milli = 1_000
const nano = 1e6

export function addStatusCalls(routes: Routes, context: Context): void {
  const { storage, rooms, metrics, config } = context
  const startedAt = context.now()
  const turns = monitorEventLoopDelay({ resolution: pulse })
  turns.enable()

  routes.open(ownerApi.status, async () => {
    const people = new Map<InterviewId, Set<string>>()
    for (const { key, participants } of rooms.people())
      people.set(key.interview, (people.get(key.interview) ?? new Set()).union(participants))
    const open = [...people].filter(([, here]) => here.size > 0).sort(([, a], [, b]) => b.size - a.size)
    const named = await Promise.all(
      open.slice(0, mostNamed).map(async ([id, here]) => {
        const row = await storage.interview(id)
        return row ? [{ id, title: row.title, state: row.state, people: here.size }] : []
      }),
    )
    const { sockets, acknowledged } = await metrics.now()
    const late = turns.percentile(99) / nano - pulse
    turns.reset()
    return {
      startedAt: new Date(startedAt).toISOString(),
      at: new Date(context.now()).toISOString(),
      interviews: {
        open: open.length,
        people: open.reduce((sum, [, here]) => sum + here.size, 0),
        named: named.flat(),
      },
      sockets,
      documents: rooms.count(),
      acknowledged: acknowledged && { half: acknowledged.half * milli, most: acknowledged.most * milli },
      loop: Math.max(0, late),
      stores: await Promise.race([
        storage.ping().then(
          () => true,
          () => false,
        ),
        setTimeout(patience, false),
      ]),
      disk: await readDisk(config.dataDirectory).catch(() => null),
    }
  })
}
