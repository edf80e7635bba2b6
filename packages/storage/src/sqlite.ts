/**
 * The embedded store: one SQLite file under the data directory, in WAL mode with every commit synced to disk. Promises
 * that what was resolved survives the death of the process; knows nothing of rooms, roles' rights or HTTP.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  emptyScorecard,
  type SealedScorecard,
  scorecardDraftSchema,
  sealedScorecardSchema,
} from '@probeboard/domain/assessment/scorecard'
import {
  type InterviewId,
  interviewIdSchema,
  type ParticipantId,
  participantIdSchema,
  roleSchema,
  settingsSchema,
  stateSchema,
} from '@probeboard/domain/interview/interview'
import { type Scenario, scenarioSchema } from '@probeboard/domain/scenario/scenario'
import { eraseFrom } from './sqlite-erasure.ts'
import { openLog } from './sqlite-log.ts'
import { bytes, integer, integerOrNull, json, type Row, text, textOrNull } from './sqlite-row.ts'
import { migrate, transact, workspace } from './sqlite-schema.ts'
import type { InterviewRow, InviteRow, ParticipantRow, ScorecardRow, Storage } from './storage.ts'
import { takeWriterLock } from './writer-lock.ts'

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
  }
}

/** Many interviews run on the same frozen text, so each text is read once. */
function createScenarioReader(): (source: string) => Scenario {
  const read = new Map<string, Scenario>()
  return (source) => {
    const known = read.get(source)
    if (known) return known
    const scenario = scenarioSchema.parse(JSON.parse(source))
    read.set(source, scenario)
    return scenario
  }
}

function openDatabase(dataDir: string): DatabaseSync {
  const db = new DatabaseSync(join(dataDir, 'probeboard.sqlite'), { timeout: 5000 })
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
  `)
  migrate(db)
  return db
}

export function openSqlite(dataDir: string, now: () => number): Storage {
  const lock = takeWriterLock(dataDir)
  let db: DatabaseSync
  try {
    db = openDatabase(dataDir)
  } catch (error) {
    lock.release()
    throw error
  }
  const log = openLog(db, now)
  const readScenario = createScenarioReader()

  const sql = {
    addInterview: db.prepare('INSERT INTO interviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    interview: db.prepare('SELECT * FROM interviews WHERE id = ?'),
    interviews: db.prepare('SELECT * FROM interviews WHERE workspace = ? ORDER BY created_at DESC, rowid DESC'),
    updateInterview: db.prepare(
      'UPDATE interviews SET state = ?, frozen = ?, started_at = ?, ended_at = ? WHERE id = ?',
    ),
    addInvite: db.prepare('INSERT INTO invites VALUES (?, ?, ?, ?, ?, ?, ?)'),
    invites: db.prepare('SELECT * FROM invites WHERE interview = ? ORDER BY rowid'),
    inviteByHash: db.prepare('SELECT * FROM invites WHERE token_hash = ?'),
    revokeInvite: db.prepare('UPDATE invites SET revoked_at = ? WHERE interview = ? AND id = ? AND revoked_at IS NULL'),
    addParticipant: db.prepare('INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    participants: db.prepare('SELECT * FROM participants WHERE interview = ? ORDER BY rowid'),
    participantByHash: db.prepare('SELECT * FROM participants WHERE seat_hash = ?'),
    draft: db.prepare('SELECT card FROM drafts WHERE interview = ? AND rater = ?'),
    seals: db.prepare('SELECT card FROM seals WHERE interview = ? AND rater = ? ORDER BY version'),
    raters: db.prepare(
      'SELECT rater FROM drafts WHERE interview = :interview UNION SELECT rater FROM seals WHERE interview = :interview ORDER BY rater',
    ),
    addDraft: db.prepare('INSERT INTO drafts VALUES (?, ?, ?, 1, ?) ON CONFLICT DO NOTHING'),
    saveDraft: db.prepare(
      'UPDATE drafts SET revision = ?, card = ? WHERE interview = ? AND rater = ? AND revision = ?',
    ),
    addSeal: db.prepare('INSERT INTO seals VALUES (?, ?, ?, ?, ?)'),
    snapshot: db.prepare('SELECT seq, state FROM snapshots WHERE interview = ? AND document = ?'),
    saveSnapshot: db.prepare(
      `INSERT INTO snapshots (interview, document, workspace, seq, state) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET seq = excluded.seq, state = excluded.state WHERE excluded.seq >= seq`,
    ),
    putImage: db.prepare('INSERT INTO images VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    image: db.prepare('SELECT type, bytes FROM images WHERE interview = ? AND hash = ?'),
    addSession: db.prepare('INSERT INTO sessions VALUES (?, ?, ?)'),
    session: db.prepare('SELECT created_at FROM sessions WHERE hash = ?'),
    endSession: db.prepare('DELETE FROM sessions WHERE hash = ?'),
    answered: db.prepare('SELECT request, status, body FROM answers WHERE caller = ? AND key = ?'),
    keepAnswer: db.prepare('INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    audit: db.prepare('INSERT INTO audits (workspace, at, actor, action, subject, details) VALUES (?, ?, ?, ?, ?, ?)'),
    audits: db.prepare('SELECT * FROM audits WHERE workspace = ? ORDER BY number'),
    ping: db.prepare('SELECT count(*) AS n FROM sqlite_schema'),
  }

  function readInterview(row: Row): InterviewRow {
    return {
      id: interviewIdSchema.parse(text(row, 'id')),
      title: text(row, 'title'),
      candidateName: textOrNull(row, 'candidate_name'),
      scenario: readScenario(text(row, 'scenario')),
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

  function readScorecard(interview: InterviewId, rater: ParticipantId): ScorecardRow {
    const draft = sql.draft.get(interview, rater)
    return {
      rater,
      draft: draft ? scorecardDraftSchema.parse(json(draft, 'card')) : emptyScorecard,
      versions: sql.seals
        .all(interview, rater)
        .map((row): SealedScorecard => sealedScorecardSchema.parse(json(row, 'card'))),
    }
  }

  return {
    log,

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
    async updateInterview(id, change) {
      transact(db, () => {
        const row = findInterview(id)
        if (!row) throw new Error('There is no such interview.')
        const { state, frozen, startedAt, endedAt } = { ...row, ...change }
        sql.updateInterview.run(state, frozen ? 1 : 0, startedAt, endedAt, id)
      })
    },
    async eraseInterview(id) {
      log.flush()
      return eraseFrom(db, id)
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
      const { id, interview, invite, role, name, seatHash, joinedAt } = row
      sql.addParticipant.run(id, workspace, interview, invite, role, name, seatHash, joinedAt)
    },
    async participants(interview) {
      return sql.participants.all(interview).map(readParticipant)
    },
    async participantByHash(seatHash) {
      const row = sql.participantByHash.get(seatHash)
      return row ? readParticipant(row) : null
    },

    async scorecard(interview, rater) {
      return readScorecard(interview, rater)
    },
    async scorecards(interview) {
      return sql.raters
        .all({ interview })
        .map((row) => readScorecard(interview, participantIdSchema.parse(text(row, 'rater'))))
    },
    async saveScorecard(interview, rater, draft) {
      const revision = draft.revision + 1
      const card = JSON.stringify({ ...draft, revision })
      const { changes } =
        draft.revision === 0
          ? sql.addDraft.run(interview, rater, workspace, card)
          : sql.saveDraft.run(revision, card, interview, rater, draft.revision)
      return changes === 1 ? revision : null
    },
    async sealScorecard(interview, version) {
      sql.addSeal.run(interview, version.rater, version.version, workspace, JSON.stringify(version))
    },

    async snapshot(interview, document) {
      const row = sql.snapshot.get(interview, document)
      return row ? { seq: integer(row, 'seq'), state: bytes(row, 'state') } : null
    },
    async saveSnapshot(interview, document, seq, state) {
      sql.saveSnapshot.run(interview, document, workspace, seq, state)
    },

    async putImage(interview, hash, image) {
      sql.putImage.run(interview, hash, workspace, image.type, image.bytes)
    },
    async image(interview, hash) {
      const row = sql.image.get(interview, hash)
      return row ? { type: text(row, 'type'), bytes: bytes(row, 'bytes') } : null
    },

    async addSession(hash, createdAt) {
      sql.addSession.run(hash, workspace, createdAt)
    },
    async session(hash) {
      const row = sql.session.get(hash)
      return row ? { createdAt: integer(row, 'created_at') } : null
    },
    async endSession(hash) {
      sql.endSession.run(hash)
    },

    async answered(caller, key) {
      const row = sql.answered.get(caller, key)
      return row ? { request: text(row, 'request'), status: integer(row, 'status'), body: text(row, 'body') } : null
    },
    async keepAnswer(caller, key, { request, status, body }) {
      sql.keepAnswer.run(caller, key, workspace, request, status, body)
    },

    async audit({ at, actor, action, subject, details }) {
      sql.audit.run(workspace, at, actor, action, subject, details)
    },
    async audits() {
      return sql.audits.all(workspace).map((row) => ({
        at: integer(row, 'at'),
        actor: text(row, 'actor'),
        action: text(row, 'action'),
        subject: text(row, 'subject'),
        details: text(row, 'details'),
      }))
    },

    async ping() {
      sql.ping.get()
    },
    async close() {
      log.flush()
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      db.close()
      lock.release()
    },
  }
}
