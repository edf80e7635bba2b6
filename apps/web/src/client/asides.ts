/**
 * What the server refused, kept in this browser beside the document's own copy, so that not even a crash between two
 * steps of its rescue loses it. Where the browser keeps nothing, nothing is kept.
 */
export interface Aside {
  readonly key: IDBValidKey
  /** The whole document as it was set aside. */
  readonly state: Uint8Array
  /** Whether all that can be brought back of it is at the server: the rest is only there to be saved as a file. */
  readonly settled: boolean
}

const storeName = 'asides'

/** Null in private windows and on full disks. */
export function openStore(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('probeboard-asides', 1)
      request.onupgradeneeded = () => request.result.createObjectStore(storeName)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(null)
    } catch {
      // Some browsers throw where others answer.
      resolve(null)
    }
  })
}

/** Runs to the end of its transaction; answers null where nothing can be kept. */
async function within<Answer>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<Answer> | null,
): Promise<Answer | null> {
  const db = await openStore()
  if (!db) return null
  return new Promise((resolve) => {
    const transaction = db.transaction(storeName, mode)
    const request = run(transaction.objectStore(storeName))
    const end = (answer: Answer | null) => () => {
      db.close()
      resolve(answer)
    }
    transaction.oncomplete = () => end(request?.result ?? null)()
    transaction.onabort = end(null)
  })
}

const rangeOf = (name: string): IDBKeyRange => IDBKeyRange.bound([name], [name, []])

export async function readAsides(name: string): Promise<Aside[]> {
  const found: Aside[] = []
  await within('readonly', (store) => {
    const request = store.openCursor(rangeOf(name))
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return
      const { state, settled }: { state: unknown; settled: unknown } = cursor.value
      if (state instanceof Uint8Array) found.push({ key: cursor.key, state, settled: settled === true })
      cursor.continue()
    }
    return request
  })
  return found
}

export async function keepAside(name: string, state: Uint8Array): Promise<Aside> {
  const aside: Aside = { key: [name, crypto.randomUUID()], state, settled: false }
  await within('readwrite', (store) => store.put({ state, settled: false }, aside.key))
  return aside
}

/** What was dropped meanwhile stays away. */
export async function settleAside({ key, state }: Aside): Promise<void> {
  await within('readwrite', (store) => {
    const request = store.openCursor(key)
    request.onsuccess = () => request.result?.update({ state, settled: true })
    return request
  })
}

export async function dropAside({ key }: Aside): Promise<void> {
  await within('readwrite', (store) => store.delete(key))
}

export async function dropAsides(name: string): Promise<void> {
  await within('readwrite', (store) => store.delete(rangeOf(name)))
}
