/**
 * Makes of a picture what is kept of it: PNG, JPEG, WebP or GIF of a bounded size, known by the hash of its bytes. What a
 * picture is, its bytes say and not its name. SVG is drawn to PNG in the browser of whoever brings it: served back, it
 * would be a document that can run.
 */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { maxImageBytes, maxImportBytes } from '@probeboard/protocol/candidate-api'
import { embeddedScene } from './embedded-scene.ts'
import { dataUrlOf, hashOf } from './images.ts'
import { type PictureType, pictureSize, pictureType } from './picture-size.ts'
import { words } from './words.ts'

const longestSide = 2000

/** Photos as PNG would be larger than they came. Browsers that cannot write WebP write PNG. */
const redrawnAs: Readonly<Record<PictureType, string>> = {
  'image/svg+xml': 'image/png',
  'image/gif': 'image/png',
  'image/png': 'image/webp',
  'image/webp': 'image/webp',
  'image/jpeg': 'image/jpeg',
}

async function redraw(source: Blob, type: PictureType): Promise<Blob> {
  const picture = new Image()
  picture.src = await dataUrlOf(source)
  await picture.decode()
  const [width, height] = [picture.naturalWidth || 512, picture.naturalHeight || 512]
  // An SVG at twice its size stays sharp when zoomed in; beyond that it only costs.
  const scale = Math.min(type === 'image/svg+xml' ? 2 : 1, longestSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))),
      redrawnAs[type],
      0.85,
    ),
  )
}

type PreparedImage = { readonly hash: string; readonly blob: Blob } | { readonly refused: string }

/** What unfolds to more is refused before it is drawn. */
const maxPixels = 40_000_000

/** Why this picture must not even be unfolded, or null. */
function refusePicture(bytes: Uint8Array): string | null {
  const type = pictureType(bytes)
  if (type === null) return words.pictureUnknown
  if (type === 'image/svg+xml') return null
  const size = pictureSize(bytes)
  if (size === null) return words.pictureBroken
  return size.width * size.height > maxPixels ? words.pictureTooManyPixels : null
}

export async function prepareImage(source: Blob): Promise<PreparedImage> {
  const bytes = new Uint8Array(await source.arrayBuffer())
  const refused = refusePicture(bytes)
  const type = pictureType(bytes)
  if (refused !== null || type === null) return { refused: refused ?? words.pictureUnknown }
  const original = new Blob([bytes], { type })
  try {
    const blob = type === 'image/svg+xml' || bytes.length > maxImageBytes ? await redraw(original, type) : original
    if (blob.size > maxImageBytes) return { refused: words.pictureTooBig }
    return { hash: await hashOf(await blob.arrayBuffer()), blob }
  } catch {
    return { refused: words.pictureBroken }
  }
}

/** One that the editor may have as it is: no drawing hidden in it, and it unfolds to a bounded size. */
export async function isPlainPicture(file: Blob): Promise<boolean> {
  if (file.size > maxImportBytes) return false
  const bytes = new Uint8Array(await file.arrayBuffer())
  return refusePicture(bytes) === null && (await embeddedScene(file)) === null
}

/** The element that shows a kept image in the middle of what the person sees; null for bytes that say no size. */
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
