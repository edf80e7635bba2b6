/** Whether a restored log is the beginning of the old one, and the board what that beginning makes. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'

interface Row {
  readonly seq: number
  readonly document: string | null
  readonly content: string
  readonly bytes: Uint8Array | null
}

function readLog(data: string, interview: string): Row[] {
  const db = new DatabaseSync(join(data, 'probeboard.sqlite'), { readOnly: true })
  const rows = db.prepare('SELECT * FROM log WHERE interview = ? ORDER BY seq').all(interview)
  db.close()
  return rows.map(({ seq, at, author, document, bytes, event }) => {
    const update = bytes instanceof Uint8Array ? bytes : null
    const content = JSON.stringify([at, author, event, update && Buffer.from(update).toString('base64')])
    return { seq: Number(seq), document: typeof document === 'string' ? document : null, content, bytes: update }
  })
}

export interface Moment {
  readonly faults: string[]
  readonly rows: number
  /** The board at that moment, made of the old log. */
  readonly board: Y.Doc
}

export function findMoment(restored: string, old: string, interview: string): Moment {
  const [now, before] = [readLog(restored, interview), readLog(old, interview)]
  const faults = now.flatMap(({ seq, content }, place) => {
    const was = before[place]
    if (was?.seq === seq && was.content === content) return []
    return [`row ${seq} of the restored log is not row ${seq} of the old one`]
  })
  const board = new Y.Doc()
  for (const { document, bytes } of before.slice(0, now.length))
    if (document === 'board' && bytes) Y.applyUpdate(board, bytes)
  return { faults, rows: now.length, board }
}
