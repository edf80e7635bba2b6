/**
 * A document's copy in this browser, so that a closed tab, a crash or a dead battery loses nothing that was written: what
 * the server has not got yet comes back with the next visit. Where the browser keeps nothing, the page works without.
 */
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

export interface KeptCopy {
  /** Forgets the copy for good. */
  wipe(): void
}

/** Private windows and full disks refuse; asked before, because the library does not say. */
function canKeep(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('probeboard-can-keep')
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
      request.onerror = () => resolve(false)
    } catch {
      // Some browsers throw where others answer.
      resolve(false)
    }
  })
}

export function keepCopy(name: string, doc: Y.Doc): KeptCopy {
  let kept: IndexeddbPersistence | null = null
  let wiped = false
  void canKeep().then((can) => {
    if (can && !wiped) kept = new IndexeddbPersistence(name, doc)
  })
  return {
    wipe() {
      wiped = true
      void kept?.clearData()
    },
  }
}
