/**
 * A drawing as a file: what Excalidraw saves (`.excalidraw`), copies (`excalidraw/clipboard`) or keeps in a library
 * item. Reads the legal part of anything and names the rest; writes what excalidraw.com opens.
 */
import * as z from 'zod/mini'
import { type BoardElement, limits } from './element.ts'
import { keysAfter } from './order-key.ts'
import { isRecord, readElement } from './restore.ts'

const sceneFileSchema = z.object({ mimeType: z.string(), dataURL: z.string().check(z.startsWith('data:')) })
/** An image of a scene by its file id; the bytes are in the data URL. */
export type SceneFile = z.infer<typeof sceneFileSchema>

export interface NamedReason {
  readonly id: string
  readonly reason: string
}

export type ReadScene =
  | { readonly problem: string }
  | {
      /** Live elements in the order of the file, which their order keys say as well. */
      readonly elements: readonly BoardElement[]
      readonly files: ReadonlyMap<string, SceneFile>
      readonly refused: readonly NamedReason[]
      /** Elements that are there, with something taken off. */
      readonly stripped: readonly NamedReason[]
    }

const known = ['excalidraw', 'excalidraw/clipboard', 'excalidrawlib']

function parse(source: unknown): unknown {
  if (typeof source !== 'string') return source
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

/** `source` is the file's text or its parsed JSON. */
export function readScene(source: unknown): ReadScene {
  const scene = parse(source)
  if (!isRecord(scene)) return { problem: 'The file is not JSON.' }
  if (scene.type !== undefined && !known.some((type) => type === scene.type))
    return { problem: 'The file is not an Excalidraw drawing.' }
  if (!Array.isArray(scene.elements)) return { problem: 'The file has no list of elements.' }
  if (scene.elements.length > 4 * limits.elements) return { problem: 'The file has too many elements.' }

  const elements: BoardElement[] = []
  const refused: NamedReason[] = []
  const stripped: NamedReason[] = []
  const seen = new Set<string>()
  for (const [place, raw] of scene.elements.entries()) {
    if (isRecord(raw) && raw.isDeleted === true) continue
    const id = isRecord(raw) && typeof raw.id === 'string' ? raw.id.slice(0, 100) : `at place ${place + 1}`
    const read = readElement(raw)
    if ('refused' in read) refused.push({ id, reason: read.refused })
    else if (seen.has(id)) refused.push({ id, reason: 'the file holds this id twice' })
    else if (elements.length >= limits.elements)
      refused.push({ id, reason: `a board holds ${limits.elements} elements` })
    else {
      seen.add(id)
      elements.push(read.element)
      if (read.stripped) stripped.push({ id, reason: read.stripped })
    }
  }
  return { elements: inFileOrder(elements), files: readFiles(scene.files), refused, stripped }
}

/** Old files have no order keys and edited ones wrong keys; in a file, the order of the list is what counts. */
function inFileOrder(elements: readonly BoardElement[]): readonly BoardElement[] {
  const rising = elements.every(({ index }, place) => index > (elements[place - 1]?.index ?? ''))
  if (rising) return elements
  const keys = keysAfter(null, elements.length)
  return elements.map((element, place) => ({ ...element, index: keys[place] ?? element.index }))
}

function readFiles(raw: unknown): Map<string, SceneFile> {
  const files = new Map<string, SceneFile>()
  if (!isRecord(raw)) return files
  for (const [id, value] of Object.entries(raw)) {
    const file = sceneFileSchema.safeParse(value)
    if (file.success) files.set(id, file.data)
  }
  return files
}

/** What stands on `elements` without being stored: which texts and arrows each of them carries. */
export function boundTo(elements: readonly BoardElement[]): Map<string, { id: string; type: 'text' | 'arrow' }[]> {
  const bound = new Map<string, { id: string; type: 'text' | 'arrow' }[]>()
  const add = (to: string | null | undefined, id: string, type: 'text' | 'arrow'): void => {
    if (!to) return
    const list = bound.get(to) ?? []
    if (!list.some((entry) => entry.id === id)) list.push({ id, type })
    bound.set(to, list)
  }
  for (const { id, type, containerId, startBinding, endBinding, isDeleted } of elements) {
    if (isDeleted) continue
    if (type === 'text') add(containerId, id, 'text')
    if (type === 'arrow') {
      add(startBinding?.elementId, id, 'arrow')
      add(endBinding?.elementId, id, 'arrow')
    }
  }
  return bound
}

/** A complete `.excalidraw` file, version 2. */
export function writeScene(elements: readonly BoardElement[], files: ReadonlyMap<string, SceneFile>): string {
  const bound = boundTo(elements)
  const scene = {
    type: 'excalidraw',
    version: 2,
    source: 'probeboard',
    elements: elements.map((element) => ({
      ...element,
      boundElements: bound.get(element.id) ?? [],
      version: 1,
      versionNonce: 1,
      updated: 1,
      ...('points' in element ? { lastCommittedPoint: null } : {}),
    })),
    appState: { viewBackgroundColor: '#ffffff' },
    files: Object.fromEntries([...files].map(([id, file]) => [id, { id, ...file, created: 1 }])),
  }
  return JSON.stringify(scene, null, 1)
}
