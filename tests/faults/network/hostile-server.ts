/**
 * The same edits, and a few that only cost, against the real server with other interviews under way: nobody else is sent
 * away, no cursor of another room is late by more than 250 ms, and the process grows no more when all of it comes again:
 * what it needs once (threads, code, room for large edits) it keeps, what it loses each time would show.
 */
import { openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import * as Y from 'yjs'
import { message, openWire, type Wire } from '../../privacy/raw-socket.ts'
import { createFindings, type Section, type SectionOptions, spread } from '../section.ts'
import { createServerOnFaults } from '../server.ts'
import { pause, until } from '../table.ts'
import { costly } from './costly.ts'
import type { Victim } from './crafted.ts'
import { crafted } from './crafted-all.ts'
import { openHouse, readMetric } from './house.ts'
import { watchRooms } from './watch.ts'

const limits = { ms: 250, megabytes: 64 }

interface Attack {
  readonly name: string
  /** Everything that one socket sends, in its framing. */
  make(victim: Victim): readonly Uint8Array[]
  /** How many elements stand on the board before. */
  readonly elements?: number
}

function makeBoard(elements: number): Y.Doc {
  const doc = new Y.Doc()
  const shapes = [...Array(elements).keys()].flatMap((at) => {
    const read = readElement({ id: `honest-${at}`, type: 'rectangle', x: at, y: 0, width: 2, height: 2, index: 'a1' })
    return 'element' in read ? [read.element] : []
  })
  openBoard(doc).write(shapes)
  return doc
}

async function sufferAll(attacks: readonly Attack[], options: SectionOptions, name: string): ReturnType<Section> {
  const findings = createFindings(options)
  const server = await createServerOnFaults()
  await server.start()
  const watch = await watchRooms(server, 3)
  const worst: number[] = []
  try {
    await pause(1000)
    const quiet = watch.take()
    const fresh = await readMetric(server, 'process_resident_memory_bytes')
    let before = fresh
    for (const [turn, { name: attack, make, elements = 20 }] of [...attacks, ...attacks].entries()) {
      if (turn === attacks.length) before = await readMetric(server, 'process_resident_memory_bytes')
      const { interview, seat } = await openHouse(server)
      const knock = async (role: 'candidate' | 'lead'): Promise<Wire> => {
        const headers = { authorization: `Bearer ${await seat(role)}` }
        const wire = openWire(server.url, { interview, document: 'board', headers })
        if (await wire.upgraded) await wire.ask()
        return wire
      }
      const honest = await knock('lead')
      const doc = makeBoard(elements)
      honest.send(message.update(Y.encodeStateAsUpdate(doc)))
      await honest.ask()
      const offender = await knock('candidate')
      const sent = make({ client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) })
      // Making them holds up this process, in which the watchers are.
      await pause(60)
      watch.take()
      for (const frame of sent) offender.send(frame)
      await Promise.race([offender.fate(), pause(20_000)])
      await honest.ask().catch(() => findings.add(attack, ['the honest one was sent away']))
      await pause(60)
      const late = Math.max(...watch.take())
      worst.push(late)
      if (late > limits.ms + Math.max(...quiet)) findings.add(attack, [`others waited ${late.toFixed(0)} ms`])
      offender.leave()
      honest.leave()
      if (!server.running) throw new Error(`The server ended at: ${attack}\n${server.output()}`)
    }
    await until('the watchers are there', () => watch.ok)
    const growth = (await readMetric(server, 'process_resident_memory_bytes')) - before
    if (growth > limits.megabytes * 2 ** 20) findings.add('memory', [`grew by ${(growth / 2 ** 20).toFixed(0)} MiB`])
    return {
      name,
      tries: attacks.length,
      ok: findings.ok,
      figures: {
        'others waited at most (quiet)': spread(quiet),
        'and beside each edit': spread(worst),
        'needed the first time': `${((before - fresh) / 2 ** 20).toFixed(0)} MiB`,
        'growth the second time': `${(growth / 2 ** 20).toFixed(0)} MiB`,
      },
    }
  } finally {
    watch.leave()
    await server.dispose()
  }
}

export const craftedOnServer: Section = (options) =>
  sufferAll(
    crafted
      .slice(0, options.tries)
      .map(({ name, make }) => ({ name, make: (victim) => make(victim).map((update) => message.update(update)) })),
    options,
    'crafted-server',
  )

export const costlyOnServer: Section = (options) => sufferAll(costly.slice(0, options.tries), options, 'costly-server')
