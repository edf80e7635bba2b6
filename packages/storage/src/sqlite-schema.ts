/**
 * The tables of the embedded store as numbered migrations. A data directory knows how far it is by `user_version`;
 * each step is one transaction, and a directory that a newer Probeboard wrote is refused rather than guessed at.
 */
import type { DatabaseSync } from 'node:sqlite'
import { hashAudit } from './audit-chain.ts'
import { integer, text } from './sqlite-row.ts'

/** The one workspace, until sign-in for teams is built. */
export const workspace = 'default'

/** In the data directory. */
export const storeName = 'probeboard.sqlite'

const steps: readonly (string | ((db: DatabaseSync) => void))[] = [
  `
  CREATE TABLE interviews (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    title TEXT NOT NULL,
    candidate_name TEXT,
    scenario TEXT NOT NULL,
    settings TEXT NOT NULL,
    state TEXT NOT NULL,
    frozen INTEGER NOT NULL,
    at TEXT,
    meeting TEXT,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    retain_until INTEGER,
    legal_hold INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX interviews_by_age ON interviews (workspace, created_at);

  CREATE TABLE invites (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    interview TEXT NOT NULL REFERENCES interviews (id),
    role TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  CREATE INDEX invites_by_interview ON invites (interview);

  CREATE TABLE participants (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    interview TEXT NOT NULL REFERENCES interviews (id),
    invite TEXT NOT NULL REFERENCES invites (id),
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    seat_hash TEXT NOT NULL UNIQUE,
    joined_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX participants_by_interview ON participants (interview);
  CREATE INDEX participants_by_invite ON participants (invite);

  CREATE TABLE log (
    interview TEXT NOT NULL REFERENCES interviews (id),
    seq INTEGER NOT NULL,
    workspace TEXT NOT NULL,
    at INTEGER NOT NULL,
    author TEXT,
    role TEXT,
    document TEXT,
    bytes BLOB,
    event TEXT,
    PRIMARY KEY (interview, seq),
    CHECK ((document IS NULL) = (bytes IS NULL) AND (document IS NULL) <> (event IS NULL))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    interview TEXT NOT NULL REFERENCES interviews (id),
    document TEXT NOT NULL,
    workspace TEXT NOT NULL,
    epoch INTEGER NOT NULL DEFAULT 0,
    seq INTEGER NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (interview, document)
  ) STRICT;

  CREATE TABLE drafts (
    interview TEXT NOT NULL REFERENCES interviews (id),
    rater TEXT NOT NULL,
    workspace TEXT NOT NULL,
    revision INTEGER NOT NULL,
    card TEXT NOT NULL,
    PRIMARY KEY (interview, rater)
  ) STRICT;

  CREATE TABLE seals (
    interview TEXT NOT NULL REFERENCES interviews (id),
    rater TEXT NOT NULL,
    version INTEGER NOT NULL,
    workspace TEXT NOT NULL,
    card TEXT NOT NULL,
    PRIMARY KEY (interview, rater, version)
  ) STRICT;

  CREATE TABLE images (
    interview TEXT NOT NULL REFERENCES interviews (id),
    hash TEXT NOT NULL,
    workspace TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (interview, hash)
  ) STRICT;

  CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE answers (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    workspace TEXT NOT NULL,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (caller, key)
  ) STRICT;

  CREATE TABLE audits (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL
  ) STRICT;
  `,
  // Who may write under which client id, as far as the snapshot goes: pairs of client id and participant.
  `ALTER TABLE snapshots ADD COLUMN leases TEXT NOT NULL DEFAULT '[]'`,
  // Sign-ins have names and a last use, seats a last use and an end: with the interview's retention, or 400 days on.
  `
  ALTER TABLE sessions ADD COLUMN id TEXT NOT NULL DEFAULT '';
  ALTER TABLE sessions ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
  UPDATE sessions SET id = lower(hex(randomblob(12))), used_at = created_at;
  CREATE UNIQUE INDEX sessions_by_id ON sessions (id);
  ALTER TABLE participants ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE participants ADD COLUMN ends_at INTEGER NOT NULL DEFAULT 0;
  UPDATE participants SET used_at = joined_at, ends_at = coalesce(
    (SELECT retain_until FROM interviews WHERE interviews.id = participants.interview),
    joined_at + 400 * 86400000
  );
  `,
  // The audit log becomes a chain; what it holds is chained as it stands.
  (db) => {
    db.exec(`
      ALTER TABLE audits ADD COLUMN hash TEXT NOT NULL DEFAULT '';
      CREATE INDEX audits_by_subject ON audits (subject);
    `)
    const chain = db.prepare('UPDATE audits SET hash = ? WHERE number = ?')
    let previous = ''
    for (const row of db.prepare('SELECT * FROM audits ORDER BY number').all()) {
      const [at, number] = [integer(row, 'at'), integer(row, 'number')]
      const [actor, action, subject] = [text(row, 'actor'), text(row, 'action'), text(row, 'subject')]
      previous = hashAudit(previous, number, { at, actor, action, subject, details: text(row, 'details') })
      chain.run(previous, number)
    }
  },
  // Second devices of participants, each with a secret and an end of its own.
  `
  CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    interview TEXT NOT NULL REFERENCES interviews (id),
    participant TEXT NOT NULL REFERENCES participants (id),
    seat_hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX devices_by_interview ON devices (interview);
  `,
  // Who only listened: no scorecard of theirs is waited for.
  'ALTER TABLE participants ADD COLUMN expected INTEGER NOT NULL DEFAULT 1',
  // The team's own scenarios: what is being written, and what was published.
  `
  CREATE TABLE team_scenarios (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    revision INTEGER NOT NULL,
    draft TEXT,
    published INTEGER NOT NULL,
    origin TEXT NOT NULL,
    base TEXT,
    summary TEXT NOT NULL
  ) STRICT;

  CREATE TABLE team_versions (
    scenario_id TEXT NOT NULL REFERENCES team_scenarios (id),
    version INTEGER NOT NULL,
    workspace TEXT NOT NULL,
    at INTEGER NOT NULL,
    scenario TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (scenario_id, version)
  ) STRICT;
  `,
]

export const schemaVersion = steps.length
/** The first version whose audit log is a chain. */
export const chainedSince = 4

export function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0)
}

/** Runs `work` in one transaction, or leaves nothing of it. */
export function transact<Answer>(db: DatabaseSync, work: () => Answer): Answer {
  db.exec('BEGIN IMMEDIATE')
  try {
    const answer = work()
    db.exec('COMMIT')
    return answer
  } catch (error) {
    // SQLite has already rolled back where the disk was full or broken.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** `upTo` leaves later steps undone, for tests of those. */
export function migrate(db: DatabaseSync, upTo = schemaVersion): void {
  const done = versionOf(db)
  if (done > schemaVersion)
    throw new Error(
      `This data directory was written by a newer Probeboard (schema ${done}; this one knows ${schemaVersion}). Start the newer version.`,
    )
  for (const [index, step] of steps.slice(0, upTo).entries()) {
    if (index < done) continue
    transact(db, () => {
      if (typeof step === 'string') db.exec(step)
      else step(db)
      db.exec(`PRAGMA user_version = ${index + 1}`)
    })
  }
}
