/**
 * The interview log in SQLite. Appends that arrive in one turn of the loop share one transaction and one sync to disk;
 * nothing waits longer than that turn. A group that fails is tried again one by one, so that one bad append does not
 * take its neighbours down. Each interview's time never decreases, whatever the clock does.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type DocumentName, isDocumentName } from '@probeboard/domain/interview/access'
import { type InterviewId, participantIdSchema, roleSchema } from '@probeboard/domain/interview/interview'
import {
  type Author,
  eventSchema,
  type InterviewLog,
  type LogDraft,
  type LogEntry,
} from '@probeboard/domain/interview/log'
import { isDiskFailure } from './disk-failure.ts'
import { bytes, integer, json, type Row, text, textOrNull } from './sqlite-row.ts'
import { transact, workspace } from './sqlite-schema.ts'

interface Append {
  readonly interview: InterviewId
  readonly drafts: readonly LogDraft[]
  readonly done: (entries: LogEntry[]) => void
  readonly failed: (error: unknown) => void
}

function readAuthor(row: Row): Author | null {
  const id = textOrNull(row, 'author')
  return id === null ? null : { id: participantIdSchema.parse(id), role: roleSchema.parse(text(row, 'role')) }
}

/** Null for an event of a kind that this version does not know. */
function readEntry(row: Row): LogEntry | null {
  const stamp = { seq: integer(row, 'seq'), at: integer(row, 'at'), by: readAuthor(row) }
  const document = textOrNull(row, 'document')
  if (document !== null && isDocumentName(document))
    return { ...stamp, kind: 'update', document, bytes: bytes(row, 'bytes') }
  const event = eventSchema.safeParse(json(row, 'event'))
  return event.success ? { ...stamp, kind: 'event', event: event.data } : null
}

export interface SqliteLog extends InterviewLog {
  /** Commits what has been gathered; everything appended before is then settled. */
  flush(): void
}

export function openLog(db: DatabaseSync, now: () => number): SqliteLog {
  const last: StatementSync = db.prepare('SELECT seq, at FROM log WHERE interview = ? ORDER BY seq DESC LIMIT 1')
  const insert = db.prepare(
    'INSERT INTO log (interview, seq, workspace, at, author, role, document, bytes, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const all = db.prepare('SELECT * FROM log WHERE interview = ? AND seq > ? ORDER BY seq')
  const narrowed = db.prepare('SELECT * FROM log WHERE interview = ? AND seq > ? AND document = ? ORDER BY seq')
  let gathered: Append[] = []

  function stamp({ interview, drafts }: Append): LogEntry[] {
    const before = last.get(interview)
    let seq = before ? integer(before, 'seq') : 0
    const at = Math.max(now(), before ? integer(before, 'at') : 0)
    return drafts.map((draft) => {
      seq += 1
      const [document, update, event] =
        draft.kind === 'update'
          ? [draft.document, draft.bytes, null]
          : [null, null, JSON.stringify(eventSchema.parse(draft.event))]
      insert.run(interview, seq, workspace, at, draft.by?.id ?? null, draft.by?.role ?? null, document, update, event)
      return { ...draft, seq, at }
    })
  }

  function commit(group: readonly Append[]): void {
    let stamped: LogEntry[][]
    try {
      stamped = transact(db, () => group.map(stamp))
    } catch (error) {
      // A failing disk is never asked again.
      if (group.length > 1 && !isDiskFailure(error)) for (const one of group) commit([one])
      else for (const one of group) one.failed(error)
      return
    }
    for (const [index, one] of group.entries()) one.done(stamped[index] ?? [])
  }

  function flush(): void {
    const group = gathered
    gathered = []
    if (group.length > 0) commit(group)
  }

  return {
    append(interview, drafts) {
      return new Promise((done, failed) => {
        gathered.push({ interview, drafts, done, failed })
        if (gathered.length === 1) setImmediate(flush)
      })
    },
    async read(interview, options: { after?: number; document?: DocumentName } = {}) {
      const after = options.after ?? 0
      const rows = options.document ? narrowed.all(interview, after, options.document) : all.all(interview, after)
      return rows.flatMap((row) => readEntry(row) ?? [])
    },
    flush,
  }
}
