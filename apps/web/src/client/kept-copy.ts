/**
 * A document's copy in this browser, so that a closed tab, a crash or a dead battery loses nothing that was written: what
 * the server has not got yet comes back with the next visit. Where the browser keeps nothing, the page works without.
 */
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { openStore } from './asides.ts'

export interface KeptCopy {
  /** Forgets the copy for good. */
  wipe(): Promise<void>
  /** Forgets what is in it, and is no more: other tabs of the same seat go on keeping theirs. */
  empty(): Promise<void>
}

/** Private windows and full disks refuse; asked before, because the library does not say. */
async function canKeep(): Promise<boolean> {
  const store = await openStore()
  store?.close()
  return store !== null
}

export function keepCopy(name: string, doc: Y.Doc): KeptCopy {
  let wiped = false
  const opened = canKeep().then((can) => (can && !wiped ? new IndexeddbPersistence(name, doc) : null))
  return {
    async wipe() {
      wiped = true
      const kept = await opened
      await kept?.clearData()
    },
    async empty() {
      wiped = true
      const kept = await opened
      await kept?.whenSynced
      kept?.db?.transaction('updates', 'readwrite').objectStore('updates').clear()
      await kept?.destroy()
    },
  }
}
