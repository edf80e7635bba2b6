/**
 * An .excalidraw file onto the board over HTTP: the legal elements are added on top, under ids that are free; images are
 * kept under the hash of their bytes; whatever is not taken is named with its reason.
 */
import { randomBytes } from 'node:crypto'
import { openBoard } from '@probeboard/documents/board'
import { type BoardElement, limits } from '@probeboard/domain/diagram/element'
import { placeElements } from '@probeboard/domain/diagram/placing'
import { type NamedReason, readScene, type SceneFile } from '@probeboard/domain/diagram/scene'
import { candidateApi, maxImageBytes, maxImportBytes } from '@probeboard/protocol/candidate-api'
import type { Image, InterviewRow } from '@probeboard/storage/storage'
import type { Context } from '../context.ts'
import { mayWrite } from '../gate.ts'
import { refuse } from '../refusal.ts'
import { hashImage, sniffImage } from './images.ts'
import type { Routes } from './route.ts'

type ReadImage = { readonly hash: string; readonly image: Image } | { readonly reason: string }

function readImage({ mimeType, dataURL }: SceneFile): ReadImage {
  if (/svg/i.test(mimeType) || /^data:image\/svg/i.test(dataURL))
    return { reason: 'SVG images are not kept over HTTP; import the file in the browser, which turns them into PNG' }
  const base64 = /^data:[^,]*;base64,/i.exec(dataURL)
  if (!base64) return { reason: 'the image cannot be read' }
  const bytes = new Uint8Array(Buffer.from(dataURL.slice(base64[0].length), 'base64'))
  const type = sniffImage(bytes)
  if (type === null) return { reason: 'the image is not PNG, JPEG, WebP or GIF' }
  if (bytes.byteLength > maxImageBytes) return { reason: `the image is larger than ${maxImageBytes / 1024 / 1024} MiB` }
  return { hash: hashImage(bytes), image: { type, bytes } }
}

/** The elements with their images under hashes, those images, and the elements whose image is not taken. */
function takeImages(elements: readonly BoardElement[], files: ReadonlyMap<string, SceneFile>) {
  const images = new Map<string, Image>()
  const refused: NamedReason[] = []
  const read = new Map([...files].map(([id, file]) => [id, readImage(file)]))
  const kept = elements.flatMap((element): BoardElement[] => {
    const found = element.fileId ? read.get(element.fileId) : undefined
    // An image element without its bytes stands as an empty frame, as it did in the file.
    if (found === undefined) return [element]
    if ('reason' in found) {
      refused.push({ id: element.id, reason: found.reason })
      return []
    }
    images.set(found.hash, found.image)
    return [{ ...element, fileId: found.hash, status: 'saved' }]
  })
  return { kept, images, refused }
}

const boardOf = (interview: InterviewRow) => ({ interview: interview.id, document: 'board' }) as const

export function addImport(routes: Routes, context: Context): void {
  routes.seat(
    candidateApi.importScene,
    async ({ seat, interview, body }) => {
      const scene = readScene(body)
      if ('problem' in scene) return refuse('bad-scene', { problem: scene.problem })
      const { kept, images, refused: without } = takeImages(scene.elements, scene.files)
      const refused = [...scene.refused, ...without]
      const { id, role, name } = seat
      // At the desk, so that no end or freeze comes between being allowed and writing.
      return context.desks.at(interview, async (desk) => {
        const allowed = mayWrite(seat, 'board', (await context.storage.interview(interview.id)) ?? interview)
        if (allowed !== 'yes') return refuse(allowed)
        for (const [hash, image] of images) await context.storage.putImage(interview.id, hash, image)
        const full = await context.rooms.edit(boardOf(interview), { id, role, name }, (doc) => {
          const board = openBoard(doc)
          const live = board.elements()
          if (live.length + kept.length > limits.elements) return true
          const place = { taken: new Set(board.ids()), last: live.at(-1)?.index ?? null }
          board.write(placeElements(kept, place, () => randomBytes(12).toString('base64url')))
          return false
        })
        if (full) return refuse('bad-scene', { problem: `A board holds ${limits.elements} elements.` })
        await desk.record([{ kind: 'imported', elements: kept.length, refused: refused.length }], seat)
        return { added: kept.length, refused, stripped: [...scene.stripped] }
      })
    },
    maxImportBytes,
  )
}
