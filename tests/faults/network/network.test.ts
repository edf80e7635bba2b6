/** A seeded share of the faults of the network and of bad input; the full numbers are those of `npm run faults`. */
import { Duplex } from 'node:stream'
import { openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import { writeUpdate } from '@probeboard/sync/frames'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { wrapSocket } from '../../../apps/server/src/sync/socket.ts'
import type { Section } from '../section.ts'
import { craftedEdits, frames } from './bad-input.ts'
import { corruption } from './corruption.ts'
import { halfOpen } from './half-open.ts'
import { costlyOnServer } from './hostile-server.ts'
import { partitions } from './partitions.ts'
import { openPit } from './pit.ts'

const minutes = 60_000

async function survive(section: Section, tries?: number): Promise<void> {
  const seed = Date.now() % 2 ** 31
  const said: string[] = []
  const say = (line: string): void => {
    said.push(line)
  }
  const { ok } = await section({ ...(tries === undefined ? {} : { tries }), seed, say })
  expect(ok, `seed ${seed}\n${said.join('\n')}`).toBe(true)
}

describe('on a bad network', () => {
  test('SY17 all hold the same after partitions', () => survive(partitions, 3), minutes)
  test('SY1 SY17 damaged frames harm nobody but their line', () => survive(corruption, 500), minutes)
  test('SY12 peers who are gone without a word are found', () => survive(halfOpen, 4), minutes)

  test('who reads nothing is closed with 4508 once 4 MiB wait, and is sent no more', () => {
    const closes: number[] = []
    const line = new Duplex({ read: () => undefined, write: () => undefined })
    // As the server makes them: without an address.
    const ws: WebSocket = Reflect.construct(WebSocket, [null, undefined, {}])
    Object.defineProperties(ws, {
      readyState: { get: () => (closes.length > 0 ? WebSocket.CLOSING : WebSocket.OPEN) },
      close: { value: (code: number) => closes.push(code) },
      terminate: { value: () => undefined },
    })
    const socket = wrapSocket(ws, line)
    const frame = new Uint8Array(2 ** 20)
    for (let sent = 0; sent < 20; sent++) socket.send([frame])
    expect(closes).toEqual([4508])
    expect(socket.buffered).toBeLessThan(6 * 2 ** 20)
  })
})

describe('bad input', () => {
  test('SY9 edits made to hurt are dealt with in 250 ms each', () => survive(craftedEdits), minutes)
  test('SY1 SY9 frames by chance harm nobody', () => survive(frames, 4_000), minutes)
  test('SY21 what only costs does not hold up other rooms', () => survive(costlyOnServer), minutes)

  test('SY9 the parts of an edit that come out of order are not held against their author', async () => {
    const doc = new Y.Doc()
    const board = openBoard(doc)
    const made: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => made.push(update))
    for (const [id, x] of [
      ['a', 1],
      ['b', 1],
      ['a', 2],
    ] as const) {
      const read = readElement({ id, type: 'rectangle', x, y: 0, width: 1, height: 1, index: 'a1' })
      if ('element' in read) board.write([read.element])
    }
    const [first, second, third] = made
    const pit = await openPit(1)
    for (const update of [first, third, second]) if (update) pit.offend(writeUpdate(update))
    await pit.settle()
    expect(pit.codes.filter((code) => code !== 1012)).toEqual([])
    expect(await pit.close()).toEqual([])
  })
})
