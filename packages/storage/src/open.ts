/** Opens the store that the configuration asks for. */
import { mkdirSync } from 'node:fs'
import { openSqliteThread } from './sqlite-thread.ts'
import type { Storage } from './storage.ts'

export interface StorageOptions {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  /** The server's clock, in milliseconds. */
  readonly now: () => number
  /** The disk failed in the middle of a write: the process must end, and read its log anew at the next start. */
  readonly broken: (error: unknown) => void
}

/** Rejects with a sentence for the operator where the store cannot be had. */
export async function openStorage({ dataDir, databaseUrl, now, broken }: StorageOptions): Promise<Storage> {
  if (databaseUrl)
    throw new Error(
      'DATABASE_URL is set, but PostgreSQL is not built yet. Unset it to use the embedded store in DATA_DIR.',
    )
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return openSqliteThread({ dataDir, now, broken })
}
