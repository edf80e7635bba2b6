/** The proof of an erasure: how many rows went and a hash over their ids, so that every adapter proves it alike. */
import { createHash } from 'node:crypto'
import type { Erasure } from './storage.ts'

/** `ids` name rows as `table/id`; the order in which they were found does not matter. */
export function proveErasure(ids: readonly string[]): Erasure {
  const hash = createHash('sha256')
  for (const id of ids.toSorted()) hash.update(`${id}\n`)
  return { rows: ids.length, hash: hash.digest('hex') }
}
