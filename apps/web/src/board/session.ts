/** Everything that lives as long as one editor on one document: binding, cursors, images, and what pages may ask of it. */

import { openBoard } from '@probeboard/documents/board'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { type SceneFile, writeScene } from '@probeboard/domain/diagram/scene'
import type { Participant } from '@probeboard/domain/interview/interview'
import type { View } from '@probeboard/domain/interview/presence'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { CursorLine, PreviewLine } from '../client/connect.ts'
import type { ImageStore } from '../client/images.ts'
import { bind } from './binding.ts'
import { showCursors } from './cursors.ts'
import { type Edits, editsOf } from './edits.ts'
import { type Api, editorOf, posesOf } from './excalidraw.ts'
import { exportPng, exportSvg } from './export-file.ts'
import { createFollow, type Follow, sendView, viewOf } from './follow.ts'
import { blobOf, fetchImages, fileData } from './images.ts'
import type { ImportResult } from './import-file.ts'
import { sendGestures, showGestures } from './previews.ts'
import type { Quarantine } from './quarantine.ts'
import { throttle } from './throttle.ts'
import { words } from './words.ts'

export interface BoardHandle extends Edits {
  /** What the person has selected; never broadcast. */
  selectedIds(): string[]
  select(ids: readonly string[]): void
  /** Live elements, lowest first. */
  scene(): BoardElement[]
  /** What the person sees now, in pixels of the scene. */
  view(): View
  /** Goes where this person looks until the own person moves the board; null stops. */
  follow: Follow['follow']
  /** Called after each change of the drawing, the selection or the view. Answers how to stop. */
  onChange(listener: () => void): () => void
  /** Selects these and brings them into view. */
  show(ids: readonly string[]): void
  /** Frames these for the own person alone, and moves there when none of them is in view; none takes the frames away. */
  highlight(ids: readonly string[]): void
  importFile(file: Blob): Promise<ImportResult>
  /** The drawing as an .excalidraw file with its images. */
  exportFile(): Promise<Blob>
  /** Saves the drawing on this machine. */
  download(as?: 'excalidraw' | 'png' | 'svg'): Promise<void>
  /** Opens or closes the drawer with the person's own shapes. */
  toggleShapes(): void
  focus(): void
}

/** After an upload that failed, in ms. */
const uploadPause = 3000
/** How often, in ms, what a person changes is written: during a gesture, and otherwise. */
const commitPause = { gesture: 250, else: 60 }
const mostSelected = 200
/** How often, in ms, the others are shown how a gesture stands. */
const previewPause = 33

export function attachBoard(to: {
  api: Api
  doc: Y.Doc
  awareness: Awareness
  previews: PreviewLine
  cursors: CursorLine
  participant: Participant
  images: ImageStore
  onImported: (result: ImportResult) => void
  mayWrite: () => boolean
  quarantine: Quarantine
}): { handle: BoardHandle; detach: () => void } {
  const { api, doc, awareness, participant, images } = to
  const board = openBoard(doc)
  const fetchImage = fetchImages(images, (files) => api.addFiles(files))
  // After a refusal the same editor gets another document: the steps of its undo lead to what is no more.
  const takesOver = api.getSceneElementsIncludingDeleted().length > 0
  if (takesOver) api.history.clear()
  const stored = new Set<string>()

  const editor = editorOf(api)
  const binding = bind(
    board,
    editor,
    (refused) =>
      to.onImported({
        kind: 'imported',
        added: 0,
        ids: [],
        refused: refused.map(({ id }) => ({ id, reason: words.notHere })),
      }),
    to.mayWrite,
    to.quarantine,
  )

  /** Sends the bytes of images that the person put on the board. */
  async function store(fileId: string): Promise<void> {
    const file = api.getFiles()[fileId]
    const blob = file && blobOf(file.dataURL)
    // Without the line neither the code nor the bytes get through: the element stays, and they are offered again.
    const again = (): void => {
      setTimeout(() => {
        stored.delete(fileId)
        exchangeImages()
      }, uploadPause)
    }
    const loaded = await import('./prepare-image.ts').catch(() => null)
    if (!loaded) return again()
    const image = blob ? await loaded.prepareImage(blob) : { refused: words.imageMissing }
    if ('refused' in image) {
      board.write(imagesWith(fileId).map((element) => ({ ...element, isDeleted: true })))
      to.onImported({ kind: 'imported', added: 0, ids: [], refused: [{ id: fileId, reason: image.refused }] })
      return
    }
    try {
      await images.put(image.hash, image.blob)
    } catch {
      return again()
    }
    stored.add(image.hash)
    api.addFiles(await fileData(image.hash, image.blob))
    board.write(imagesWith(fileId).map((element) => ({ ...element, fileId: image.hash, status: 'saved' as const })))
  }

  const imagesWith = (fileId: string): BoardElement[] => board.elements().filter((element) => element.fileId === fileId)

  function exchangeImages(): void {
    const files = api.getFiles()
    for (const element of api.getSceneElements()) {
      if (element.type !== 'image' || element.fileId === null) continue
      if (!(element.fileId in files)) fetchImage(element.fileId)
      else if (to.mayWrite() && element.status !== 'saved' && !stored.has(element.fileId)) {
        stored.add(element.fileId)
        void store(element.fileId)
      }
    }
  }

  /** Brings what is there into view, once: when the drawing first arrives, and not when the person has begun to draw. */
  let shown = takesOver
  function showAll(): void {
    const elements = api.getSceneElements()
    if (shown || elements.length === 0) return
    shown = true
    api.scrollToContent(elements, { fitToContent: true, animate: false })
  }

  let inGesture = false
  const commits = throttle(
    () => {
      shown ||= api.getSceneElements().length > 0
      binding.sync()
      exchangeImages()
    },
    () => (inGesture ? commitPause.gesture : commitPause.else),
  )
  const gestures = sendGestures(to.previews)
  const previews = throttle(
    () => gestures.show(posesOf(api, binding.underHand()), performance.now()),
    () => previewPause,
  )
  /** A gesture is committed at its beginning, so that the others know what moves, now and then, and at its end. */
  function track(): void {
    to.quarantine.drawn()
    const before = inGesture
    inGesture = to.mayWrite() && binding.underHand().size > 0
    if (before && !inGesture) {
      commits.flush()
      gestures.end()
    } else commits.call()
    if (inGesture) previews.call()
  }
  const leaving = (): void => commits.flush()
  const follow = createFollow(api, awareness)
  const stops = [
    api.onChange(track),
    api.onPointerUp(() => queueMicrotask(track)),
    board.observe(({ local }) => {
      exchangeImages()
      if (!local) showAll()
    }),
    showGestures(to.previews, board, binding),
    showCursors(api, awareness, to.cursors, participant),
    participant.role === 'candidate' ? sendView(api, awareness) : () => undefined,
    follow.stop,
    binding.stop,
  ]
  /** What was hidden because the editor fell over comes back in groups, each when the one before was drawn. */
  let frame = 0
  function release(): void {
    frame = requestAnimationFrame(() => {
      to.quarantine.drawn()
      if (!to.quarantine.next()) return
      binding.sync()
      release()
    })
  }
  release()
  window.addEventListener('pagehide', leaving)
  window.addEventListener('blur', leaving)
  exchangeImages()
  showAll()

  const edits = editsOf(api)
  const handle: BoardHandle = {
    ...edits,
    select: (ids) =>
      api.updateScene({
        appState: {
          selectedElementIds: Object.fromEntries(ids.map((id) => [id, true as const])),
          selectedGroupIds: {},
          editingGroupId: null,
          selectedLinearElement: null,
        },
      }),
    view: () => viewOf(api),
    follow: follow.follow,
    onChange: (listener) => api.onChange(listener),
    selectedIds: () =>
      Object.entries(api.getAppState().selectedElementIds)
        .filter(([, selected]) => selected)
        .map(([id]) => id),
    scene() {
      return api.getSceneElements().flatMap((element) => {
        const read = editor.read(element)
        return 'element' in read ? [read.element] : []
      })
    },
    show(ids) {
      const wanted = new Set(ids)
      const elements = api.getSceneElements().filter(({ id }) => wanted.has(id))
      if (elements.length === 0) return
      // Handles on a whole drawing would only be in the way.
      if (elements.length <= mostSelected) handle.select(elements.map(({ id }) => id))
      api.scrollToContent(elements, { fitToViewport: true, viewportZoomFactor: 0.8, maxZoom: 1, animate: true })
    },
    highlight(ids) {
      const wanted = new Set(ids)
      const elements = api.getSceneElements().filter(({ id }) => wanted.has(id))
      api.updateScene({ appState: { elementsToHighlight: elements.length > 0 ? elements : null } })
      const { x, y, width, height } = viewOf(api)
      const inView = elements.some(
        (one) => one.x < x + width && one.y < y + height && one.x + one.width > x && one.y + one.height > y,
      )
      if (elements.length > 0 && !inView) api.scrollToContent(elements, { animate: false })
    },
    async importFile(file) {
      commits.flush()
      // What is loaded when used cannot be while the line is down.
      const loaded = await Promise.all([import('./import-file.ts'), import('./libraries.ts')]).catch(() => null)
      if (!loaded) return { kind: 'refused', message: words.needsLine }
      const [{ importFile }, { addShapes }] = loaded
      return importFile(
        {
          board,
          images,
          view: () => viewOf(api),
          showImage: async (hash, blob) => api.addFiles(await fileData(hash, blob)),
          insert: edits.insert,
          addShapes: (items) => addShapes(api, items),
        },
        file,
      )
    },
    async exportFile() {
      commits.flush()
      const files = new Map<string, SceneFile>(
        Object.entries(api.getFiles()).map(([id, { mimeType, dataURL }]) => [id, { mimeType, dataURL }]),
      )
      return new Blob([writeScene(board.elements(), files)], { type: 'application/json' })
    },
    async download(as = 'excalidraw') {
      const blob = as === 'png' ? exportPng(api) : as === 'svg' ? exportSvg(api) : handle.exportFile()
      const url = URL.createObjectURL(await blob)
      const link = document.createElement('a')
      link.href = url
      link.download = `board.${as}`
      link.click()
      URL.revokeObjectURL(url)
    },
    toggleShapes: () => api.toggleSidebar({ name: 'default', tab: 'library' }),
    focus: () => document.querySelector<HTMLElement>('.excalidraw')?.focus(),
  }
  window.probeboard = { scene: handle.scene, view: handle.view }

  return {
    handle,
    detach() {
      commits.flush()
      for (const stop of stops) stop()
      cancelAnimationFrame(frame)
      window.removeEventListener('pagehide', leaving)
      window.removeEventListener('blur', leaving)
      delete window.probeboard
    },
  }
}
