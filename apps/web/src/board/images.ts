/**
 * Image bytes between the editor and the server. They are named by their SHA-256 and never stand in the document.
 * SVG is drawn to PNG in the browser of whoever brings it: served back, an SVG would be a document that can run.
 */
import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { imageTypes, maxImageBytes } from '@probeboard/protocol/candidate-api'
import type { ImageStore } from '../client/images.ts'
import { pictureSize } from './picture-size.ts'

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

function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

const longestSide = 2000
const isSvg = ({ type }: Blob): boolean => type.startsWith('image/svg')

async function rasterise(source: Blob): Promise<Blob> {
  const picture = new Image()
  picture.src = await dataUrlOf(source)
  await picture.decode()
  const [width, height] = [picture.naturalWidth || 512, picture.naturalHeight || 512]
  // An SVG at twice its size stays sharp when zoomed in; beyond that it only costs.
  const scale = Math.min(isSvg(source) ? 2 : 1, longestSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))), 'image/png'),
  )
}

export type PreparedImage = { readonly hash: string; readonly blob: Blob } | { readonly refused: string }

/** What unfolds to more is refused before it is drawn. */
export const maxPixels = 40_000_000

async function hasTooManyPixels(source: Blob): Promise<boolean> {
  const size = pictureSize(new Uint8Array(await source.slice(0, 256 * 1024).arrayBuffer()))
  return size !== null && size.width * size.height > maxPixels
}

/** What is kept of an image: its bytes as PNG, JPEG, WebP or GIF and their hash. What is too large is made smaller. */
export async function prepareImage(source: Blob): Promise<PreparedImage> {
  try {
    if (!isSvg(source) && !imageTypes.some((type) => type === source.type))
      return { refused: `images of type ${source.type || 'unknown'} are not kept; save it as PNG or JPEG` }
    if (await hasTooManyPixels(source)) return { refused: 'the image has more than 40 million pixels; make it smaller' }
    const blob = isSvg(source) || source.size > maxImageBytes ? await rasterise(source) : source
    if (blob.size > maxImageBytes) return { refused: 'the image is larger than 5 MB; make it smaller' }
    return { hash: await hashOf(await blob.arrayBuffer()), blob }
  } catch {
    return { refused: 'the image cannot be drawn; save it as PNG or JPEG' }
  }
}

/** The element that shows a kept image, at most this wide, around this point. */
export async function pictureElement(
  { hash, blob }: { hash: string; blob: Blob },
  view: { x: number; y: number; width: number; height: number },
): Promise<BoardElement | null> {
  const size = pictureSize(new Uint8Array(await blob.arrayBuffer()))
  if (!size) return null
  const scale = Math.min(1, (view.width * 0.6) / size.width, (view.height * 0.6) / size.height)
  const [width, height] = [size.width * scale, size.height * scale]
  const read = readElement({
    id: crypto.randomUUID(),
    type: 'image',
    x: view.x + (view.width - width) / 2,
    y: view.y + (view.height - height) / 2,
    width,
    height,
    fileId: hash,
    status: 'saved',
  })
  return 'element' in read ? read.element : null
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
