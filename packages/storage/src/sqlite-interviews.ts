/** Interviews, their invites and who took a seat by them, in SQLite. */
import type { DatabaseSync } from 'node:sqlite'
import {
  type InterviewId,
  interviewIdSchema,
  participantIdSchema,
  roleSchema,
  settingsSchema,
  stateSchema,
} from '@probeboard/domain/interview/interview'
import type { FrozenScenario } from '@probeboard/domain/scenario/bank'
import { integer, integerOrNull, json, type Row, text, textOrNull } from './sqlite-row.ts'
import { transact, workspace } from './sqlite-schema.ts'
import type { InterviewRow, InviteRow, ParticipantRow, Storage } from './storage.ts'

function readInvite(row: Row): InviteRow {
  return {
    id: text(row, 'id'),
    interview: interviewIdSchema.parse(text(row, 'interview')),
    role: roleSchema.parse(text(row, 'role')),
    tokenHash: text(row, 'token_hash'),
    createdAt: integer(row, 'created_at'),
    revokedAt: integerOrNull(row, 'revoked_at'),
  }
}

function readParticipant(row: Row): ParticipantRow {
  return {
    id: participantIdSchema.parse(text(row, 'id')),
    role: roleSchema.parse(text(row, 'role')),
    name: text(row, 'name'),
    interview: interviewIdSchema.parse(text(row, 'interview')),
    invite: text(row, 'invite'),
    seatHash: text(row, 'seat_hash'),
    joinedAt: integer(row, 'joined_at'),
    usedAt: integer(row, 'used_at'),
    expected: integer(row, 'expected') === 1,
    endsAt: integer(row, 'ends_at'),
  }
}

/** Checked when it went in and frozen since: a later grammar of scenarios must not lock anybody out of an old interview. */
function readScenario(row: Row): FrozenScenario {
  return JSON.parse(text(row, 'scenario'))
}

export function openInterviews(
  db: DatabaseSync,
): Pick<
  Storage,
  | 'createInterview'
  | 'interview'
  | 'interviews'
  | 'expiredInterviews'
  | 'updateInterview'
  | 'addInvite'
  | 'invites'
  | 'inviteByHash'
  | 'revokeInvite'
  | 'addParticipant'
  | 'participants'
  | 'handOver'
  | 'participantByHash'
  | 'useSeat'
  | 'expectScorecard'
> {
  const sql = {
    addInterview: db.prepare('INSERT INTO interviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    interview: db.prepare('SELECT * FROM interviews WHERE id = ?'),
    interviews: db.prepare('SELECT * FROM interviews WHERE workspace = ? ORDER BY created_at DESC, rowid DESC'),
    expired: db.prepare(
      `SELECT id FROM interviews WHERE workspace = ? AND state = 'ended' AND retain_until <= ? AND legal_hold = 0`,
    ),
    updateInterview: db.prepare(
      'UPDATE interviews SET state = ?, frozen = ?, started_at = ?, ended_at = ?, legal_hold = ? WHERE id = ?',
    ),
    addInvite: db.prepare('INSERT INTO invites VALUES (?, ?, ?, ?, ?, ?, ?)'),
    invites: db.prepare('SELECT * FROM invites WHERE interview = ? ORDER BY rowid'),
    inviteByHash: db.prepare('SELECT * FROM invites WHERE token_hash = ?'),
    revokeInvite: db.prepare('UPDATE invites SET revoked_at = ? WHERE interview = ? AND id = ? AND revoked_at IS NULL'),
    addParticipant: db.prepare('INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    participants: db.prepare('SELECT * FROM participants WHERE interview = ? ORDER BY rowid'),
    stepDown: db.prepare(`UPDATE participants SET role = 'interviewer' WHERE interview = ? AND role = 'lead'`),
    lead: db.prepare(`UPDATE participants SET role = 'lead' WHERE interview = ? AND id = ?`),
    participantByHash: db.prepare('SELECT * FROM participants WHERE seat_hash = ?'),
    useSeat: db.prepare('UPDATE participants SET used_at = ? WHERE id = ?'),
    expect: db.prepare('UPDATE participants SET expected = ? WHERE id = ?'),
  }

  function readInterview(row: Row): InterviewRow {
    return {
      id: interviewIdSchema.parse(text(row, 'id')),
      title: text(row, 'title'),
      candidateName: textOrNull(row, 'candidate_name'),
      scenario: readScenario(row),
      settings: settingsSchema.parse(json(row, 'settings')),
      state: stateSchema.parse(text(row, 'state')),
      frozen: integer(row, 'frozen') === 1,
      at: textOrNull(row, 'at'),
      meeting: textOrNull(row, 'meeting'),
      createdAt: integer(row, 'created_at'),
      startedAt: integerOrNull(row, 'started_at'),
      endedAt: integerOrNull(row, 'ended_at'),
      retainUntil: integerOrNull(row, 'retain_until'),
      legalHold: integer(row, 'legal_hold') === 1,
    }
  }

  function findInterview(id: InterviewId): InterviewRow | null {
    const row = sql.interview.get(id)
    return row ? readInterview(row) : null
  }

  function insertInvite(row: InviteRow): void {
    sql.addInvite.run(row.id, workspace, row.interview, row.role, row.tokenHash, row.createdAt, row.revokedAt)
  }

  return {
    async createInterview(row, invites) {
      transact(db, () => {
        sql.addInterview.run(
          row.id,
          workspace,
          row.title,
          row.candidateName,
          JSON.stringify(row.scenario),
          JSON.stringify(row.settings),
          row.state,
          row.frozen ? 1 : 0,
          row.at,
          row.meeting,
          row.createdAt,
          row.startedAt,
          row.endedAt,
          row.retainUntil,
          row.legalHold ? 1 : 0,
        )
        for (const invite of invites) insertInvite(invite)
      })
    },
    async interview(id) {
      return findInterview(id)
    },
    async interviews() {
      return sql.interviews.all(workspace).map(readInterview)
    },
    async expiredInterviews(at) {
      return sql.expired.all(workspace, at).map((row) => interviewIdSchema.parse(text(row, 'id')))
    },
    async updateInterview(id, change) {
      transact(db, () => {
        const row = findInterview(id)
        if (!row) throw new Error('There is no such interview.')
        const { state, frozen, startedAt, endedAt, legalHold } = { ...row, ...change }
        sql.updateInterview.run(state, frozen ? 1 : 0, startedAt, endedAt, legalHold ? 1 : 0, id)
      })
    },
    async addInvite(row) {
      insertInvite(row)
    },
    async invites(interview) {
      return sql.invites.all(interview).map(readInvite)
    },
    async inviteByHash(tokenHash) {
      const row = sql.inviteByHash.get(tokenHash)
      return row ? readInvite(row) : null
    },
    async revokeInvite(interview, id, at) {
      return sql.revokeInvite.run(at, interview, id).changes === 1
    },

    async addParticipant(row) {
      const { id, interview, invite, role, name, seatHash, joinedAt, usedAt, endsAt } = row
      const expected = row.expected ? 1 : 0
      sql.addParticipant.run(id, workspace, interview, invite, role, name, seatHash, joinedAt, usedAt, endsAt, expected)
    },
    async participants(interview) {
      return sql.participants.all(interview).map(readParticipant)
    },
    async handOver(interview, to) {
      transact(db, () => {
        sql.stepDown.run(interview)
        sql.lead.run(interview, to)
      })
    },
    async participantByHash(seatHash) {
      const row = sql.participantByHash.get(seatHash)
      return row ? readParticipant(row) : null
    },
    async useSeat(id, at) {
      sql.useSeat.run(at, id)
    },
    async expectScorecard(id, expected) {
      sql.expect.run(expected ? 1 : 0, id)
    },
  }
}
