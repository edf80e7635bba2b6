/** Brings a file onto the board: legal elements beside what is there, images to the server, the rest named. */

import { type Board, inOrder } from '@probeboard/documents/board'
import { type BoardElement, limits } from '@probeboard/domain/diagram/element'
import { readLibrary } from '@probeboard/domain/diagram/library'
import { moveBeside, placeElements } from '@probeboard/domain/diagram/placing'
import { type NamedReason, type ReadScene, readScene, type SceneFile } from '@probeboard/domain/diagram/scene'
import type { View } from '@probeboard/domain/interview/presence'
import { maxImportBytes } from '@probeboard/protocol/candidate-api'
import type { ImageStore } from '../client/images.ts'
import { embeddedScene } from './embedded-scene.ts'
import { blobOf } from './images.ts'
import { pictureType } from './picture-size.ts'
import { pictureElement, prepareImage } from './prepare-image.ts'
import { words } from './words.ts'

const mostAtOnce = 1_000

export type ImportResult =
  | {
      readonly kind: 'imported'
      readonly added: number
      readonly ids: readonly string[]
      readonly refused: readonly NamedReason[]
      /** Elements that are there without their link. */
      readonly stripped?: readonly NamedReason[]
    }
  | { readonly kind: 'library'; readonly items: number; readonly refused: readonly NamedReason[] }
  | { readonly kind: 'refused'; readonly message: string }

/** What a file is brought to. */
export interface ImportTarget {
  readonly board: Board
  readonly images: ImageStore
  /** What the person sees. */
  view(): View
  /** Shows the bytes of an image that is stored. */
  showImage(hash: string, blob: Blob): Promise<void>
  /** As a step of the person's own undo. */
  insert(elements: readonly BoardElement[]): void
  /** Into the person's own drawer. */
  addShapes(items: readonly (readonly BoardElement[])[]): Promise<void>
}

/** By what the file holds, not by its name: a drawing, a drawing in a picture, a collection of shapes, or a picture. */
export async function importFile(to: ImportTarget, file: Blob): Promise<ImportResult> {
  if (file.size > maxImportBytes) return { kind: 'refused', message: words.tooBig }
  if (pictureType(new Uint8Array(await file.slice(0, 4_096).arrayBuffer()))) {
    const scene = readScene(await embeddedScene(file))
    return 'problem' in scene ? importPicture(to, file) : importScene(to, scene)
  }
  const text = await file.text()
  const library = readLibrary(text)
  if (library) {
    await to.addShapes(library.items)
    return { kind: 'library', items: library.items.length, refused: library.refused }
  }
  const scene = readScene(text)
  if (!('problem' in scene)) return importScene(to, scene)
  const isPicture = file.type.startsWith('image/')
  return {
    kind: 'refused',
    message: isPicture ? words.pictureRefused(words.pictureUnknown) : `${scene.problem} ${words.exportAgain}`,
  }
}

async function importPicture(to: ImportTarget, file: Blob): Promise<ImportResult> {
  const refuse = (why: string): ImportResult => ({ kind: 'refused', message: words.pictureRefused(why) })
  const image = await prepareImage(file)
  if ('refused' in image) return refuse(image.refused)
  const element = await pictureElement(image, to.view())
  if (!element) return refuse(words.pictureBroken)
  if (!(await store(to.images, image))) return refuse(words.imageNotStored)
  if (to.board.elements().length >= limits.elements) return { kind: 'refused', message: words.boardFull }
  await to.showImage(image.hash, image.blob)
  to.insert([element])
  return { kind: 'imported', added: 1, ids: [element.id], refused: [] }
}

async function store(images: ImageStore, { hash, blob }: { hash: string; blob: Blob }): Promise<boolean> {
  try {
    await images.put(hash, blob)
    return true
  } catch {
    // Whatever the reason was, the person reads that it is not there.
    return false
  }
}

/** Uploads an image of a drawing; answers its hash, or why it is not kept. */
async function keep(images: ImageStore, file: SceneFile | undefined): Promise<{ hash: string } | { refused: string }> {
  const blob = file && blobOf(file.dataURL)
  if (!blob) return { refused: words.imageMissing }
  const image = await prepareImage(blob)
  if ('refused' in image) return { refused: words.imageRefused(image.refused) }
  return (await store(images, image)) ? { hash: image.hash } : { refused: words.imageNotStored }
}

type Drawing = Exclude<ReadScene, { readonly problem: string }>

async function importScene({ board, images }: ImportTarget, scene: Drawing): Promise<ImportResult> {
  const refused: NamedReason[] = [...scene.refused]
  const kept = new Map<string, { hash: string } | { refused: string }>()
  for (const { fileId } of scene.elements)
    if (fileId && !kept.has(fileId)) kept.set(fileId, await keep(images, scene.files.get(fileId)))

  const elements = scene.elements.flatMap((element) => {
    if (element.type !== 'image') return [element]
    const image = element.fileId ? kept.get(element.fileId) : undefined
    if (image && 'hash' in image) return [{ ...element, fileId: image.hash, status: 'saved' as const }]
    refused.push({ id: element.id, reason: image?.refused ?? words.imageMissing })
    return []
  })
  // Asked now, not before the uploads: people went on drawing meanwhile.
  const present = board.elements()
  if (present.length + elements.length > limits.elements) return { kind: 'refused', message: words.boardFull }
  const taken = new Set(present.map(({ id }) => id))
  const last = [...present].sort(inOrder).at(-1)?.index ?? null
  const placed = placeElements(moveBeside(elements, present), { taken, last }, () => crypto.randomUUID())
  // In pieces, for the sake of everybody's server: one edit of ten thousand elements would hold it up.
  for (let at = 0; at < placed.length; at += mostAtOnce) board.write(placed.slice(at, at + mostAtOnce))
  return {
    kind: 'imported',
    added: placed.length,
    ids: placed.map(({ id }) => id),
    refused,
    stripped: scene.stripped,
  }
}
