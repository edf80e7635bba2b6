/** Second devices of participants in SQLite. */
import type { DatabaseSync } from 'node:sqlite'
import { interviewIdSchema, participantIdSchema } from '@probeboard/domain/interview/interview'
import { integer, type Row, text } from './sqlite-row.ts'
import { workspace } from './sqlite-schema.ts'
import type { DeviceRow, Storage } from './storage.ts'

function readDevice(row: Row): DeviceRow {
  return {
    id: text(row, 'id'),
    interview: interviewIdSchema.parse(text(row, 'interview')),
    participant: participantIdSchema.parse(text(row, 'participant')),
    seatHash: text(row, 'seat_hash'),
    createdAt: integer(row, 'created_at'),
    endsAt: integer(row, 'ends_at'),
  }
}

export function openDevices(db: DatabaseSync): Pick<Storage, 'addDevice' | 'devices' | 'deviceByHash' | 'endDevice'> {
  const sql = {
    add: db.prepare('INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?, ?)'),
    all: db.prepare('SELECT * FROM devices WHERE interview = ? ORDER BY rowid'),
    byHash: db.prepare('SELECT * FROM devices WHERE seat_hash = ?'),
    end: db.prepare('DELETE FROM devices WHERE interview = ? AND id = ?'),
  }
  return {
    async addDevice({ id, interview, participant, seatHash, createdAt, endsAt }) {
      sql.add.run(id, workspace, interview, participant, seatHash, createdAt, endsAt)
    },
    async devices(interview) {
      return sql.all.all(interview).map(readDevice)
    },
    async deviceByHash(seatHash) {
      const row = sql.byHash.get(seatHash)
      return row ? readDevice(row) : null
    },
    async endDevice(interview, id) {
      return sql.end.run(interview, id).changes === 1
    },
  }
}
