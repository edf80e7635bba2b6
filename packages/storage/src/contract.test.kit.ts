/** What every store promises about its rows, asked of each adapter alike; the log's part is in log-contract. */
import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import { participantIdSchema } from '@probeboard/domain/interview/interview'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findBreak } from './audit-chain.ts'
import {
  candidate,
  event,
  interviewId,
  interviewRow,
  inviteRow,
  lead,
  participantRow,
  update,
} from './rows.test.kit.ts'
import type { SnapshotRow, Storage } from './storage.ts'

const ada = participantIdSchema.parse('participant-ada')
const snapshot = (seq: number, state: Uint8Array): SnapshotRow => ({
  seq,
  state,
  leases: [
    [7, ada],
    [8, null],
  ],
})

export type OpenForTest = (now: () => number) => Promise<{ storage: Storage; dispose(): void }>

export function describeStorage(name: string, open: OpenForTest): void {
  describe(`${name} keeps the contract of the store`, () => {
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
      await storage.createInterview(interviewRow(one, 10), [
        inviteRow(one, 'invite-candidate'),
        inviteRow(one, 'invite-lead'),
      ])
      await storage.createInterview(interviewRow(two, 20), [inviteRow(two, 'invite-other')])
    })
    afterEach(async () => {
      await storage.close()
      dispose()
    })

    describe('interviews, invites, participants', () => {
      test('an interview comes back as it was made, newest first in the list', async () => {
        expect(await storage.interview(one)).toEqual(interviewRow(one, 10))
        expect((await storage.interviews()).map((row) => row.id)).toEqual([two, one])
        expect(await storage.interview(interviewId('interview-none'))).toBeNull()
      })

      test('retention date and legal hold are kept; those are due that ended, are past the one and without the other', async () => {
        const ended = { state: 'ended', retainUntil: 99 } as const
        const rows = {
          due: ended,
          held: { ...ended, legalHold: true },
          live: { ...ended, state: 'live' as const },
          later: { ...ended, retainUntil: 101 },
          forever: { ...ended, retainUntil: null },
        }
        for (const [name, change] of Object.entries(rows)) {
          const row = { ...interviewRow(interviewId(`interview-${name}`), 30), ...change }
          await storage.createInterview(row, [])
          expect(await storage.interview(row.id)).toEqual(row)
        }
        expect(await storage.expiredInterviews(98)).toEqual([])
        expect(await storage.expiredInterviews(99)).toEqual(['interview-due'])
        await storage.updateInterview(interviewId('interview-held'), { legalHold: false })
        await storage.updateInterview(interviewId('interview-due'), { legalHold: true })
        expect(await storage.expiredInterviews(100)).toEqual(['interview-held'])
      })

      test('a change leaves the rest alone', async () => {
        await storage.updateInterview(one, { state: 'live', startedAt: 50 })
        await storage.updateInterview(one, { frozen: true })
        expect(await storage.interview(one)).toEqual({
          ...interviewRow(one, 10),
          state: 'live',
          startedAt: 50,
          frozen: true,
        })
        expect(await storage.interview(two)).toEqual(interviewRow(two, 20))
      })

      test('an interview that exists is not made again, nor half made with a bad invite', async () => {
        await expect(storage.createInterview(interviewRow(one, 99), [])).rejects.toThrow()
        const three = interviewId('interview-three')
        await expect(
          storage.createInterview(interviewRow(three, 30), [inviteRow(three, 'invite-lead')]),
        ).rejects.toThrow()
        expect(await storage.interview(three)).toBeNull()
      })

      test('an invite is found by its hash and revoked once, in its own interview only', async () => {
        await storage.addInvite(inviteRow(one, 'invite-more'))
        expect((await storage.invites(one)).map((row) => row.id)).toEqual([
          'invite-candidate',
          'invite-lead',
          'invite-more',
        ])
        expect(await storage.inviteByHash('hash of invite-more')).toEqual(inviteRow(one, 'invite-more'))
        expect(await storage.inviteByHash('nothing')).toBeNull()
        expect(await storage.revokeInvite(two, 'invite-more', 5)).toBe(false)
        expect(await storage.revokeInvite(one, 'invite-more', 5)).toBe(true)
        expect(await storage.revokeInvite(one, 'invite-more', 6)).toBe(false)
        expect(await storage.inviteByHash('hash of invite-more')).toMatchObject({ revokedAt: 5 })
      })

      test('a participant is found by the seat, and a seat is held once', async () => {
        const row = participantRow(one, candidate, 'invite-candidate')
        await storage.addParticipant(row)
        expect(await storage.participants(one)).toEqual([row])
        expect(await storage.participants(two)).toEqual([])
        expect(await storage.participantByHash(row.seatHash)).toEqual(row)
        expect(await storage.participantByHash('nothing')).toBeNull()
        await storage.useSeat(row.id, 77)
        expect(await storage.participantByHash(row.seatHash)).toEqual({ ...row, usedAt: 77 })
        await storage.expectScorecard(row.id, false)
        expect(await storage.participants(one)).toEqual([{ ...row, usedAt: 77, expected: false }])
        await expect(storage.addParticipant(row)).rejects.toThrow()
        await expect(storage.addParticipant({ ...participantRow(one, lead, 'invite-none') })).rejects.toThrow()
      })

      test('the lead goes over to one participant, and nobody else changes', async () => {
        const row = participantRow(one, lead, 'invite-lead')
        for (const role of ['shadow', 'lead', 'interviewer'] as const)
          await storage.addParticipant({
            ...row,
            id: participantIdSchema.parse(`participant-${role}`),
            role,
            seatHash: role,
          })
        await storage.addParticipant({ ...row, id: participantIdSchema.parse('participant-next'), role: 'interviewer' })
        await storage.handOver(one, participantIdSchema.parse('participant-next'))
        const roles = (await storage.participants(one)).map(({ id, role }) => `${id}: ${role}`)
        expect(roles.toSorted()).toEqual([
          'participant-interviewer: interviewer',
          'participant-lead: interviewer',
          'participant-next: lead',
          'participant-shadow: shadow',
        ])
      })
    })

    describe('snapshots and images', () => {
      test('a snapshot is one a document, and an older one does not replace it', async () => {
        expect(await storage.snapshot(one, 'board')).toBeNull()
        await storage.saveSnapshot(one, 'board', snapshot(3, Uint8Array.of(3)))
        await storage.saveSnapshot(one, 'brief', snapshot(1, Uint8Array.of(1)))
        await storage.saveSnapshot(one, 'board', snapshot(5, Uint8Array.of(5)))
        await storage.saveSnapshot(one, 'board', snapshot(4, Uint8Array.of(4)))
        expect(await storage.snapshot(one, 'board')).toEqual(snapshot(5, Uint8Array.of(5)))
        expect(await storage.snapshot(one, 'brief')).toEqual(snapshot(1, Uint8Array.of(1)))
      })

      test('an image belongs to its interview', async () => {
        const image = { type: 'image/png', bytes: Uint8Array.of(1, 2, 3) }
        await storage.putImage(one, 'abc', image)
        await storage.putImage(one, 'abc', image)
        expect(await storage.image(one, 'abc')).toEqual(image)
        expect(await storage.image(two, 'abc')).toBeNull()
      })
    })

    describe('sessions, answers, audit', () => {
      test('a sign-in is found by its hash, listed newest first, used, and there until it ends', async () => {
        const row = (id: string, createdAt: number) => ({ id, hash: `hash of ${id}`, createdAt, usedAt: createdAt })
        await storage.addSession(row('one', 5))
        await storage.addSession(row('two', 6))
        await expect(storage.addSession({ ...row('one', 7), hash: 'another' })).rejects.toThrow()
        await storage.useSession('one', 99)
        expect(await storage.session('hash of one')).toEqual({ ...row('one', 5), usedAt: 99 })
        expect(await storage.sessions()).toEqual([row('two', 6), { ...row('one', 5), usedAt: 99 }])
        expect(await storage.endSession('one')).toBe(true)
        expect(await storage.endSession('one')).toBe(false)
        expect(await storage.session('hash of one')).toBeNull()
        expect(await storage.session('one')).toBeNull()
      })

      test('the first answer of a caller under a key stays', async () => {
        const answer = { request: 'r', status: 201, body: '{}' }
        await storage.keepAnswer('owner', 'key', answer)
        await storage.keepAnswer('owner', 'key', { ...answer, status: 500 })
        expect(await storage.answered('owner', 'key')).toEqual(answer)
        expect(await storage.answered('other', 'key')).toBeNull()
      })

      test('audit rows come back in their order, from a number on, about a subject, and in one chain', async () => {
        const row = (action: string, subject: string = one) => ({ at: 9, actor: 'owner', action, subject, details: '' })
        for (const action of ['made', 'seen', 'changed']) await storage.audit(row(action))
        await storage.audit(row('made', two))
        const rows = await storage.audits()
        expect(rows).toMatchObject([row('made'), row('seen'), row('changed'), row('made', two)])
        expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4])
        expect(findBreak(rows)).toBeNull()
        expect(await storage.audits(1, 2)).toEqual(rows.slice(1, 3))
        expect(await storage.auditsAbout(two)).toEqual(rows.slice(3))
      })

      test('every adapter chains alike', async () => {
        await storage.audit({ at: 9, actor: 'owner', action: 'made', subject: 'interview-one', details: '' })
        const [row] = await storage.audits()
        expect(row?.hash).toBe('31431596137b8068c5d3d0018574ea1ff9f09ba184059af35f5b4f5522545dfc')
      })

      test('a store that is open answers a ping', async () => {
        await expect(storage.ping()).resolves.toBeUndefined()
      })
    })

    describe('erasing', () => {
      async function fill(): Promise<void> {
        await storage.addParticipant(participantRow(one, candidate, 'invite-candidate'))
        await storage.log.append(one, [event('started'), update('board', 1)])
        await storage.saveSnapshot(one, 'board', snapshot(2, Uint8Array.of(1)))
        await storage.putImage(one, 'abc', { type: 'image/png', bytes: Uint8Array.of(1) })
        await storage.saveScorecard(one, lead.id, emptyScorecard)
        await storage.sealScorecard(one, { rater: lead.id, version: 1, submittedAt: 'then', card: emptyScorecard })
        await storage.keepAnswer('owner', 'made', { request: 'r', status: 201, body: `{"id":"${one}"}` })
        await storage.keepAnswer(`seat ${candidate.id}`, 'did', { request: 'r', status: 200, body: '{}' })
        await storage.keepAnswer('owner', 'else', { request: 'r', status: 201, body: `{"id":"${two}"}` })
      }

      test('takes everything of the interview and nothing of another, and counts it', async () => {
        await fill()
        const erasure = await storage.eraseInterview(one, { at: 9, actor: 'owner' })
        // 2 log, 1 each of snapshot, image, draft, seal, participant, interview, 2 answers, 2 invites.
        expect(erasure).toEqual({ rows: 12, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
        expect(await storage.interview(one)).toBeNull()
        expect(await storage.log.read(one)).toEqual([])
        expect(await storage.snapshot(one, 'board')).toBeNull()
        expect(await storage.image(one, 'abc')).toBeNull()
        expect(await storage.invites(one)).toEqual([])
        expect(await storage.inviteByHash('hash of invite-lead')).toBeNull()
        expect(await storage.participantByHash(`seat of ${candidate.id}`)).toBeNull()
        expect(await storage.scorecards(one)).toEqual([])
        expect(await storage.answered('owner', 'made')).toBeNull()
        expect(await storage.answered(`seat ${candidate.id}`, 'did')).toBeNull()
        expect(await storage.answered('owner', 'else')).not.toBeNull()
        expect(await storage.interview(two)).not.toBeNull()
        expect(await storage.eraseInterview(one, { at: 9, actor: 'owner' })).toBeNull()
        const proof = { at: 9, actor: 'owner', action: 'interview-erased', details: JSON.stringify(erasure) }
        expect(await storage.auditsAbout(one)).toMatchObject([proof])
      })

      test('every adapter proves the same erasure by the same hash', async () => {
        await fill()
        const erasure = await storage.eraseInterview(one, { at: 9, actor: 'owner' })
        expect(erasure?.hash).toBe('cf482e3b3eca11307f48fcd9db2ccd3879c9bccb975c71b7198c43746a8063be')
      })

      test('an erased interview takes nothing more', async () => {
        await storage.eraseInterview(one, { at: 9, actor: 'owner' })
        await expect(storage.log.append(one, [update('board', 1)])).rejects.toThrow()
        await expect(storage.updateInterview(one, { frozen: true })).rejects.toThrow()
      })
    })
  })
}
