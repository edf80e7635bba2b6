/** The shared board: Excalidraw bound to the board document, with cursors, images, and files by button and drop. */
import '@excalidraw/excalidraw/index.css'
import { Excalidraw, MainMenu } from '@excalidraw/excalidraw'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import type { Participant } from '@probeboard/domain/interview/interview'
import type { View } from '@probeboard/domain/interview/presence'
import { FileImage, FolderOpen, ImageDown, Save, Shapes } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { CursorLine, PreviewLine } from '../client/connect.ts'
import type { ImageStore } from '../client/images.ts'
import styles from './BoardCanvas.module.css'
import { BoardGuard } from './BoardGuard.tsx'
import { sendCursor } from './cursors.ts'
import { catchStrayTap } from './double-tap.ts'
import { catchFiles } from './drop.ts'
import { type Api, whenLoaded } from './excalidraw.ts'
import type { DrawingHelp } from './help/DrawingHelp.tsx'
import { hashOf } from './images.ts'
import type { ImportResult } from './import-file.ts'
import type { Quarantine } from './quarantine.ts'
import { attachBoard, type BoardHandle } from './session.ts'
import { words } from './words.ts'

export type { BoardHandle } from './session.ts'

export interface BoardCanvasProps {
  doc: Y.Doc
  awareness: Awareness
  previews: PreviewLine
  cursors: CursorLine
  participant: Participant
  images: ImageStore
  readOnly: boolean
  theme: 'light' | 'dark'
  onReady?: (handle: BoardHandle) => void
  onImported?: (result: ImportResult) => void
}

/** Compared by identity by the editor: kept apart so that it is the same at each render. */
const options = {
  canvasActions: {
    loadScene: false,
    saveToActiveFile: false,
    export: false,
    saveAsImage: false,
    clearCanvas: false,
    toggleTheme: false,
    changeViewBackgroundColor: false,
  },
} as const

/** In ms: what the first drawing on a new page must not share the browser with. */
const rest = 1000

const nameImage = async (file: File): Promise<string> => hashOf(await file.arrayBuffer())

export function BoardCanvas(props: BoardCanvasProps) {
  return (
    <BoardGuard
      onCulprit={(id) =>
        props.onImported?.({ kind: 'imported', added: 0, ids: [], refused: [{ id, reason: words.cannotShow }] })
      }
    >
      {(quarantine) => <Canvas {...props} quarantine={quarantine} />}
    </BoardGuard>
  )
}

function Canvas({
  doc,
  awareness,
  previews,
  cursors,
  participant,
  images,
  readOnly,
  theme,
  onReady,
  onImported,
  quarantine,
}: BoardCanvasProps & { quarantine: Quarantine }) {
  const [api, setApi] = useState<Api | null>(null)
  const [point] = useState(() => sendCursor(cursors))
  const picker = useRef<HTMLInputElement>(null)
  const [section, setSection] = useState<HTMLElement | null>(null)
  const [help, setHelp] = useState<{ Help: typeof DrawingHelp; handle: BoardHandle } | null>(null)
  const report = useRef(onImported)
  const ready = useRef(onReady)
  const handle = useRef<BoardHandle | null>(null)
  const writable = useRef(!readOnly)
  report.current = onImported
  writable.current = !readOnly
  ready.current = onReady

  // Before the editor is taken down, not after: an editor without its scene looks like one whose drawing was deleted.
  useLayoutEffect(() => {
    if (!api) return
    return whenLoaded(api, () => {
      const attached = attachBoard({
        api,
        doc,
        awareness,
        previews,
        cursors,
        participant,
        images,
        onImported: (result) => report.current?.(result),
        mayWrite: () => writable.current,
        quarantine,
      })
      handle.current = attached.handle
      ready.current?.(attached.handle)
      const load = (): void => {
        import('./help/DrawingHelp.tsx').then(
          ({ DrawingHelp: Help }) => setHelp({ Help, handle: attached.handle }),
          // The line was down: it is asked for again when it is back.
          () => window.addEventListener('online', load, { once: true }),
        )
      }
      const timer = setTimeout(load, rest)
      return () => {
        clearTimeout(timer)
        attached.detach()
      }
    })
  }, [api, doc, awareness, previews, cursors, participant, images, quarantine])

  const take = async (file: File | undefined): Promise<void> => {
    if (!file || readOnly || !handle.current) return
    const result = await handle.current.importFile(file)
    if (result.kind === 'imported') handle.current.show(result.ids)
    report.current?.(result)
  }

  // Its props and children are compared by identity: without this each word of the status line would draw it anew.
  const editor = useMemo(
    () => (
      <Excalidraw
        excalidrawAPI={setApi}
        viewModeEnabled={readOnly}
        theme={theme}
        UIOptions={options}
        isCollaborating
        aiEnabled={false}
        validateEmbeddable={false}
        generateIdForFile={nameImage}
        onPointerUpdate={({ pointer, button }) => point({ ...pointer, down: button === 'down' })}
      >
        <MainMenu>
          {!readOnly && (
            <MainMenu.Item icon={<FolderOpen />} onSelect={() => picker.current?.click()}>
              {words.open}
            </MainMenu.Item>
          )}
          <MainMenu.Item icon={<Save />} onSelect={() => void handle.current?.download()}>
            {words.save}
          </MainMenu.Item>
          <MainMenu.Item icon={<ImageDown />} onSelect={() => void handle.current?.download('png')}>
            {words.savePng}
          </MainMenu.Item>
          <MainMenu.Item icon={<FileImage />} onSelect={() => void handle.current?.download('svg')}>
            {words.saveSvg}
          </MainMenu.Item>
          {!readOnly && (
            <MainMenu.Item icon={<Shapes />} onSelect={() => handle.current?.toggleShapes()}>
              {words.shapes}
            </MainMenu.Item>
          )}
          <MainMenu.DefaultItems.SearchMenu />
          <MainMenu.DefaultItems.Help />
        </MainMenu>
      </Excalidraw>
    ),
    [readOnly, theme, point],
  )

  return (
    <section
      ref={setSection}
      className={styles.board}
      aria-label="Drawing"
      onPointerLeave={() => point(null)}
      // A finger or a pen does not give the focus to the canvas by itself, and the keys would stay dead.
      onPointerDownCapture={({ pointerType, target }) => {
        if (pointerType !== 'mouse' && target instanceof HTMLCanvasElement) handle.current?.focus()
      }}
      onTouchStartCapture={catchStrayTap}
      onDropCapture={(event) => catchFiles(event, { readOnly, take })}
    >
      {editor}
      {help && section && !readOnly && <help.Help handle={help.handle} section={section} />}
      <input
        ref={picker}
        type="file"
        accept=".excalidraw,.excalidrawlib,.json,image/png,image/jpeg,image/webp,image/gif,image/svg+xml"
        hidden
        aria-label={words.open}
        data-testid="open-drawing"
        onChange={(event) => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}

declare global {
  interface Window {
    /** The page's public hook for tests and scripts: what stands on the board as this browser shows it. */
    probeboard?: { readonly scene: () => BoardElement[]; readonly view: () => View }
  }
}
