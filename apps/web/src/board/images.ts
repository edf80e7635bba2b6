/** Image bytes between the editor and the server. They are named by their SHA-256 and never stand in the document. */
import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import type { ImageStore } from '../client/images.ts'

export async function hashOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `fetch` of a data URL would be stopped by the page's content policy. */
export function blobOf(dataUrl: string): Blob | null {
  const match = /^data:([^;,]+)(;[^,]*)?,(.*)$/s.exec(dataUrl)
  if (!match) return null
  const [, type = '', options = '', body = ''] = match
  try {
    const text = options.includes('base64') ? atob(body) : decodeURIComponent(body)
    return options.includes('base64')
      ? new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], { type })
      : new Blob([text], { type })
  } catch {
    return null
  }
}

export function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

function isFileData(value: unknown): value is BinaryFileData {
  return typeof value === 'object' && value !== null && 'id' in value && 'dataURL' in value && 'mimeType' in value
}

/** As the editor wants it. */
export async function fileData(hash: string, blob: Blob): Promise<BinaryFileData[]> {
  const file: unknown = { id: hash, mimeType: blob.type, dataURL: await dataUrlOf(blob), created: Date.now() }
  return isFileData(file) ? [file] : []
}

/** Fetches images that the board names and the editor lacks; asks again for those still on their way from their author. */
export function fetchImages(images: ImageStore, add: (files: BinaryFileData[]) => void): (hash: string) => void {
  const asked = new Set<string>()
  const waits = [0, 500, 1000, 2000, 4000, 8000, 16000]
  const ask = async (hash: string, attempt: number): Promise<void> => {
    const blob = await images.get(hash).catch(() => null)
    if (blob) add(await fileData(hash, blob))
    else if (attempt + 1 < waits.length) setTimeout(() => void ask(hash, attempt + 1), waits[attempt + 1])
    else asked.delete(hash)
  }
  return (hash) => {
    if (asked.has(hash)) return
    asked.add(hash)
    void ask(hash, 0)
  }
}
