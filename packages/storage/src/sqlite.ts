/**
 * The embedded store: one SQLite file under the data directory, in WAL mode with every commit synced to disk. Promises
 * that what was resolved survives the death of the process; knows nothing of rooms, roles' rights or HTTP.
 */
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { leaseSchema } from '@probeboard/domain/interview/log'
import { openAudits } from './sqlite-audits.ts'
import { openDevices } from './sqlite-devices.ts'
import { eraseFrom } from './sqlite-erasure.ts'
import { openInterviews } from './sqlite-interviews.ts'
import { openLog } from './sqlite-log.ts'
import { bytes, integer, json, text } from './sqlite-row.ts'
import { migrate, storeName, workspace } from './sqlite-schema.ts'
import { openScorecards } from './sqlite-scorecards.ts'
import { openSessions } from './sqlite-sessions.ts'
import { openTeamScenarios } from './sqlite-team-scenarios.ts'
import { emptyWal } from './sqlite-wal.ts'
import type { Storage } from './storage.ts'
import { takeWriterLock } from './writer-lock.ts'

const leaseList = (value: unknown) => (Array.isArray(value) ? value.map((one) => leaseSchema.parse(one)) : [])

function openDatabase(dataDir: string): DatabaseSync {
  const file = join(dataDir, storeName)
  // Made by us first, so that nobody else on the machine may read it; SQLite gives its side files the same mode.
  closeSync(openSync(file, 'a', 0o600))
  const db = new DatabaseSync(file, { timeout: 5000 })
  try {
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
    `)
    migrate(db)
    // An erasure may have lost its process before this.
    emptyWal(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
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

  const sql = {
    snapshot: db.prepare('SELECT seq, state, leases FROM snapshots WHERE interview = ? AND document = ?'),
    saveSnapshot: db.prepare(
      `INSERT INTO snapshots (interview, document, workspace, seq, state, leases) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET seq = excluded.seq, state = excluded.state, leases = excluded.leases WHERE excluded.seq >= seq`,
    ),
    putImage: db.prepare('INSERT INTO images VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    image: db.prepare('SELECT type, bytes FROM images WHERE interview = ? AND hash = ?'),
    answered: db.prepare('SELECT request, status, body FROM answers WHERE caller = ? AND key = ?'),
    keepAnswer: db.prepare('INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    ping: db.prepare('SELECT count(*) AS n FROM sqlite_schema'),
  }

  let forgetting: NodeJS.Timeout | undefined
  /** Waits for whoever reads, and nobody waits for it. */
  function forgetWal(): void {
    clearTimeout(forgetting)
    if (!emptyWal(db)) forgetting = setTimeout(forgetWal, 200)
  }

  return {
    log,

    ...openInterviews(db),
    ...openDevices(db),
    ...openScorecards(db),
    ...openSessions(db),
    ...openAudits(db),
    ...openTeamScenarios(db),

    async eraseInterview(id, by) {
      log.flush()
      const proof = eraseFrom(db, id, by)
      if (proof) forgetWal()
      return proof
    },

    async snapshot(interview, document) {
      const row = sql.snapshot.get(interview, document)
      if (!row) return null
      return { seq: integer(row, 'seq'), state: bytes(row, 'state'), leases: leaseList(json(row, 'leases')) }
    },
    async saveSnapshot(interview, document, { seq, state, leases }) {
      sql.saveSnapshot.run(interview, document, workspace, seq, state, JSON.stringify(leases))
    },

    async putImage(interview, hash, image) {
      sql.putImage.run(interview, hash, workspace, image.type, image.bytes)
    },
    async image(interview, hash) {
      const row = sql.image.get(interview, hash)
      return row ? { type: text(row, 'type'), bytes: bytes(row, 'bytes') } : null
    },

    async answered(caller, key) {
      const row = sql.answered.get(caller, key)
      return row ? { request: text(row, 'request'), status: integer(row, 'status'), body: text(row, 'body') } : null
    },
    async keepAnswer(caller, key, { request, status, body }) {
      sql.keepAnswer.run(caller, key, workspace, request, status, body)
    },

    async ping() {
      sql.ping.get()
    },
    async close() {
      log.flush()
      clearTimeout(forgetting)
      emptyWal(db)
      db.close()
      lock.release()
    },
  }
}
