/** What every store promises about second devices, asked of each adapter alike. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenForTest } from './contract.test.kit.ts'
import { candidate, interviewId, interviewRow, inviteRow, lead, participantRow } from './rows.test.kit.ts'
import type { Storage } from './storage.ts'

export function describeDevices(name: string, open: OpenForTest): void {
  describe(`${name} keeps the contract of devices`, () => {
    const one = interviewId('interview-one')
    const two = interviewId('interview-two')
    let storage: Storage
    let dispose: () => void

    beforeEach(async () => {
      const opened = await open(() => 1000)
      storage = opened.storage
      dispose = opened.dispose
      await storage.createInterview(interviewRow(one, 10), [inviteRow(one, 'invite-candidate')])
      await storage.createInterview(interviewRow(two, 20), [])
    })
    afterEach(async () => {
      await storage.close()
      dispose()
    })

    test('a second device of a participant is found by its own seat, listed, and there until it ends', async () => {
      await storage.addParticipant(participantRow(one, candidate, 'invite-candidate'))
      const row = (id: string) => ({
        id,
        interview: one,
        participant: candidate.id,
        seatHash: `seat of ${id}`,
        createdAt: 5,
        endsAt: 9,
      })
      await storage.addDevice(row('phone'))
      await storage.addDevice(row('tablet'))
      await expect(storage.addDevice({ ...row('phone'), seatHash: 'another' })).rejects.toThrow()
      await expect(storage.addDevice({ ...row('watch'), seatHash: 'seat of phone' })).rejects.toThrow()
      await expect(storage.addDevice({ ...row('watch'), participant: lead.id })).rejects.toThrow()
      expect(await storage.devices(one)).toEqual([row('phone'), row('tablet')])
      expect(await storage.devices(two)).toEqual([])
      expect(await storage.deviceByHash('seat of phone')).toEqual(row('phone'))
      expect(await storage.deviceByHash('phone')).toBeNull()
      expect(await storage.endDevice(two, 'phone')).toBe(false)
      expect(await storage.endDevice(one, 'phone')).toBe(true)
      expect(await storage.endDevice(one, 'phone')).toBe(false)
      expect(await storage.deviceByHash('seat of phone')).toBeNull()
      expect(await storage.devices(one)).toEqual([row('tablet')])
      expect((await storage.eraseInterview(one, { at: 9, actor: 'owner' }))?.rows).toBe(4)
      expect(await storage.devices(one)).toEqual([])
    })
  })
}
