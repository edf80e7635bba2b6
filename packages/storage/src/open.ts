/** Opens the store that the configuration asks for. */
import { mkdirSync } from 'node:fs'
import { openSqlite } from './sqlite.ts'
import type { Storage } from './storage.ts'

export interface StorageOptions {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  /** The server's clock, in milliseconds. */
  readonly now: () => number
}

/** Throws with a sentence for the operator where the store cannot be had. */
export function openStorage({ dataDir, databaseUrl, now }: StorageOptions): Storage {
  if (databaseUrl)
    throw new Error(
      'DATABASE_URL is set, but PostgreSQL is not built yet. Unset it to use the embedded store in DATA_DIR.',
    )
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return openSqlite(dataDir, now)
}
