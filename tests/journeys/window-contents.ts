/** Everything in which a window of a browser can hold a text: its document, fields, storage, scripts and memory. */
import type { Page } from '@playwright/test'

/** The document as source, as screen readers and as fields have it, and its title. */
export function documentText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
    )
    const shadows = [...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.innerHTML ?? '')
    return [document.title, document.documentElement.outerHTML, ...fields, ...shadows].join('\n')
  })
}

/** All storages that this window may read, as text: bytes are read as Latin-1, in which a mark of plain letters shows. */
export function storageText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: string[] = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ]
    const say = (_: string, value: unknown): unknown =>
      value instanceof Uint8Array || value instanceof ArrayBuffer
        ? [...new Uint8Array(value)].map((code) => String.fromCharCode(code)).join('')
        : value
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const request = db.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
        parts.push(name, store, ...rows.map((row) => JSON.stringify(row, say)))
      }
      db.close()
    }
    for (const cache of await caches.keys()) parts.push(cache)
    return parts.join('\n')
  })
}

/** The text of every script and style sheet that this page has loaded since it was opened. */
export async function codeText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name)
    const files = names.filter((name) => /\.(js|css)$/.test(name))
    const texts = await Promise.all(files.map(async (name) => (await fetch(name)).text()))
    return texts.join('\n')
  })
}

/** Addresses that this page has asked for since it was opened. */
export function askedFor(page: Page): Promise<string[]> {
  return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
}

/** What the garbage collector leaves of all that this process's scripts have held. */
export async function memoryText(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot')
  await session.detach()
  return chunks.join('')
}
