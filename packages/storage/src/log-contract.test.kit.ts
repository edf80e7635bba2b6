/** What every store promises about the interview log, asked of each adapter alike. */
import type { LogDraft } from '@probeboard/domain/interview/log'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenForTest } from './contract.test.kit.ts'
import { candidate, event, interviewId, interviewRow, lead, update } from './rows.test.kit.ts'
import type { Storage } from './storage.ts'

export function describeLog(name: string, open: OpenForTest): void {
  describe(`${name} keeps the contract of the log`, () => {
    const one = interviewId('interview-one')
    const two = interviewId('interview-two')
    let time = 1000
    let storage: Storage
    let dispose: () => void

    beforeEach(async () => {
      time = 1000
      const opened = await open(() => time)
      storage = opened.storage
      dispose = opened.dispose
      await storage.createInterview(interviewRow(one, 10), [])
      await storage.createInterview(interviewRow(two, 20), [])
    })
    afterEach(async () => {
      await storage.close()
      dispose()
    })

    test('stamps each interview with its own consecutive numbers from 1', async () => {
      const first = await storage.log.append(one, [event('started'), update('board', 1)])
      const other = await storage.log.append(two, [event('started')])
      const second = await storage.log.append(one, [update('brief', 2)])
      expect([first, other, second].map((entries) => entries.map((entry) => entry.seq))).toEqual([[1, 2], [1], [3]])
    })

    test('reads back what was appended, byte for byte, with its author', async () => {
      const drafts: LogDraft[] = [update('board', 7, candidate), event('started', lead), update('board', 8)]
      const stamped = await storage.log.append(one, drafts)
      expect(stamped).toEqual(drafts.map((draft, index) => ({ ...draft, seq: index + 1, at: 1000 })))
      expect(await storage.log.read(one)).toEqual(stamped)
    })

    test('time never decreases within an interview, whatever the clock does', async () => {
      await storage.log.append(one, [event('started')])
      time = 400
      await storage.log.append(one, [event('paused')])
      expect(await storage.log.append(two, [event('started')])).toMatchObject([{ at: 400 }])
      time = 1001
      await storage.log.append(one, [event('resumed')])
      expect((await storage.log.read(one)).map((entry) => entry.at)).toEqual([1000, 1000, 1001])
    })

    test('narrows to what came after, and to the updates of one document', async () => {
      await storage.log.append(one, [update('board', 1), update('brief', 2), event('started'), update('board', 3)])
      const seqs = async (options: Parameters<Storage['log']['read']>[1]) =>
        (await storage.log.read(one, options)).map((entry) => entry.seq)
      expect(await seqs({ after: 2 })).toEqual([3, 4])
      expect(await seqs({ document: 'board' })).toEqual([1, 4])
      expect(await seqs({ document: 'board', after: 1 })).toEqual([4])
      expect(await seqs({ document: 'notebook' })).toEqual([])
    })

    test('appends of one turn land in the order in which they were asked for', async () => {
      const stamped = await Promise.all(
        Array.from({ length: 50 }, (_, i) => storage.log.append(one, [update('board', i)])),
      )
      expect(stamped.flat().map((entry) => entry.seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
      const read = await storage.log.read(one)
      expect(read.map((entry) => (entry.kind === 'update' ? entry.bytes[0] : null))).toEqual(
        Array.from({ length: 50 }, (_, i) => i),
      )
    })

    test('an append for an interview that is not there fails alone, and nothing of it stays', async () => {
      const nowhere = interviewId('interview-none')
      const outcomes = await Promise.allSettled([
        storage.log.append(one, [update('board', 1)]),
        storage.log.append(nowhere, [update('board', 2)]),
        storage.log.append(one, [update('board', 3)]),
      ])
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((await storage.log.read(one)).map((entry) => entry.seq)).toEqual([1, 2])
      expect(await storage.log.read(nowhere)).toEqual([])
    })

    test('an empty append stamps nothing', async () => {
      expect(await storage.log.append(one, [])).toEqual([])
      expect(await storage.log.read(one)).toEqual([])
    })

    test('what was handed out or in is not the store itself', async () => {
      const bytes = Uint8Array.of(1, 2, 3)
      const [entry] = await storage.log.append(one, [{ kind: 'update', document: 'board', bytes, by: null }])
      bytes[0] = 99
      expect(entry?.seq).toBe(1)
      expect(await storage.log.read(one)).toMatchObject([{ bytes: Uint8Array.of(1, 2, 3) }])
    })
  })
}
