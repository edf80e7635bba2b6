/** Brings a drawing's file onto the board: legal elements on top of what is there, images to the server, the rest named. */

import { type Board, inOrder } from '@probeboard/documents/board'
import { limits } from '@probeboard/domain/diagram/element'
import { placeElements } from '@probeboard/domain/diagram/placing'
import { type NamedReason, readScene, type SceneFile } from '@probeboard/domain/diagram/scene'
import { maxImportBytes } from '@probeboard/protocol/candidate-api'
import type { ImageStore } from '../client/images.ts'
import type { Edits } from './edits.ts'
import { embeddedScene } from './embedded-scene.ts'
import type { Api } from './excalidraw.ts'
import { viewOf } from './follow.ts'
import { blobOf, fileData, pictureElement, prepareImage } from './images.ts'
import { loadLibrary } from './libraries.ts'
import { words } from './words.ts'

export type ImportResult =
  | {
      readonly kind: 'imported'
      readonly added: number
      readonly ids: readonly string[]
      readonly refused: readonly NamedReason[]
    }
  | { readonly kind: 'library'; readonly items: number; readonly refused: number }
  | { readonly kind: 'refused'; readonly message: string }

/** What a file is brought to. */
export interface ImportTarget {
  readonly api: Api
  readonly board: Board
  readonly images: ImageStore
  readonly edits: Edits
}

/** Uploads an image; answers its hash, or why it is not kept. */
async function keep(images: ImageStore, file: SceneFile | undefined): Promise<{ hash: string } | { refused: string }> {
  const blob = file && blobOf(file.dataURL)
  if (!blob) return { refused: words.imageMissing }
  const prepared = await prepareImage(blob)
  if ('refused' in prepared) return prepared
  try {
    await images.put(prepared.hash, prepared.blob)
    return { hash: prepared.hash }
  } catch {
    return { refused: words.imageNotStored }
  }
}

/** By what the file holds, not by its name: a drawing, a drawing in a picture, a collection of shapes, or a picture. */
export async function importFile(to: ImportTarget, file: Blob): Promise<ImportResult> {
  if (file.size > maxImportBytes) return { kind: 'refused', message: words.tooBig }
  if (file.type.startsWith('image/')) {
    const scene = await embeddedScene(file)
    return scene === null ? importPicture(to, file) : importScene(to, scene)
  }
  const text = await file.text()
  const library = await loadLibrary(to.api, text)
  return library ? { kind: 'library', ...library } : importScene(to, text)
}

async function importPicture({ api, images, edits }: ImportTarget, file: Blob): Promise<ImportResult> {
  const prepared = await prepareImage(file)
  if ('refused' in prepared) return { kind: 'refused', message: words.pictureRefused(prepared.refused) }
  const element = await pictureElement(prepared, viewOf(api))
  if (!element) return { kind: 'refused', message: words.pictureBroken }
  try {
    await images.put(prepared.hash, prepared.blob)
  } catch {
    return { kind: 'refused', message: words.pictureRefused(words.imageNotStored) }
  }
  api.addFiles(await fileData(prepared.hash, prepared.blob))
  edits.insert([element])
  return { kind: 'imported', added: 1, ids: [element.id], refused: [] }
}

async function importScene({ board, images }: ImportTarget, text: string): Promise<ImportResult> {
  const scene = readScene(text)
  if ('problem' in scene) return { kind: 'refused', message: `${scene.problem} ${words.exportAgain}` }

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
  const placed = placeElements(elements, { taken, last: present.sort(inOrder).at(-1)?.index ?? null }, () =>
    crypto.randomUUID(),
  )
  board.write(placed)
  return { kind: 'imported', added: placed.length, ids: placed.map(({ id }) => id), refused }
}
