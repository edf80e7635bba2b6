/**
 * The only place that knows Excalidraw's element and state types. Elements go out as our own (read like anything that
 * comes from outside) and come in complete, with the fields that the document does not hold.
 */
import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { type BoardElement, type ElementType, elementTypes } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import type { Editor } from './binding.ts'
import type { Posed } from './previews.ts'

export type Api = ExcalidrawImperativeAPI
export type Element = OrderedExcalidrawElement

/** Whoever has a BoardElement has had it read by its schema, which is the editor's as well: this only tells the types so. */
function isElement(value: { readonly id: string; readonly version: number }): value is Element {
  return value.id !== '' && value.version > 0
}

const largest = 2 ** 31

/** The element as the editor wants it. Throws on what is not legal. */
export function complete(element: BoardElement, version: number, boundElements: readonly unknown[]): Element {
  const whole = {
    ...element,
    boundElements: boundElements.length > 0 ? boundElements : null,
    version,
    versionNonce: Math.floor(Math.random() * largest),
    updated: Date.now(),
    ...(element.points ? { lastCommittedPoint: null } : {}),
  }
  if (!isElement(whole)) throw new Error(`Element ${element.id} is not legal.`)
  return whole
}

/** The elements that the person has hold of. */
function heldBy(state: AppState): Set<string> {
  const held = new Set<string>()
  for (const one of [state.newElement, state.multiElement, state.resizingElement, state.editingTextElement])
    if (one) held.add(one.id)
  if (state.editingLinearElement) held.add(state.editingLinearElement.elementId)
  // Dragging a point of a line is no drag of the element to the editor.
  if (state.selectedLinearElement?.isDragging) held.add(state.selectedLinearElement.elementId)
  if (state.selectedElementsAreBeingDragged || state.isResizing || state.isRotating)
    for (const [id, selected] of Object.entries(state.selectedElementIds)) if (selected) held.add(id)
  return held
}

/** How the elements under the hand stand; none while a text is typed, which goes by commits alone. */
export function posesOf(api: Api, ids: ReadonlySet<string>): Posed[] {
  const { newElement, editingTextElement } = api.getAppState()
  if (ids.size === 0 || editingTextElement) return []
  return api.getSceneElements().flatMap((element) => {
    if (!ids.has(element.id) || !isBoardType(element.type)) return []
    const { id, x, y, width, height, angle } = element
    const pose = { id, type: element.type, x, y, width, height, angle }
    if (element.type === 'line' || element.type === 'arrow') return [{ ...pose, points: element.points }]
    if (element.type !== 'freedraw' || newElement?.id !== id) return [pose]
    return [{ ...pose, points: element.points, pressures: element.simulatePressure ? [] : element.pressures }]
  })
}

function isBoardType(type: string): type is ElementType {
  return elementTypes.some((known) => known === type)
}

/** Reading costs more than looking: what was read stays good as long as the element has its version. */
function readOnce(): Editor<Element>['read'] {
  const seen = new WeakMap<Element, { version: number; read: ReturnType<typeof readElement> }>()
  return (element) => {
    const before = seen.get(element)
    if (before?.version === element.version) return before.read
    const read = readElement(element)
    seen.set(element, { version: element.version, read })
    return read
  }
}

export function editorOf(api: Api): Editor<Element> {
  return {
    elements: () => api.getSceneElementsIncludingDeleted(),
    replace: (elements) => api.updateScene({ elements: [...elements], captureUpdate: CaptureUpdateAction.NEVER }),
    held: () => heldBy(api.getAppState()),
    read: readOnce(),
    make: (element, bound, previous) => complete(element, (previous?.version ?? 0) + 1, bound),
    remove: (element) => ({ ...element, isDeleted: true, version: element.version + 1 }),
  }
}

/** Runs `start` once the editor has set up its own empty scene; whatever it is given before that, it throws away. */
export function whenLoaded(api: Api, start: () => () => void): () => void {
  let stop: (() => void) | undefined
  const begin = (): void => {
    if (stop || api.getAppState().isLoading) return
    unsubscribe()
    stop = start()
  }
  const unsubscribe = api.onChange(begin)
  begin()
  return () => {
    unsubscribe()
    stop?.()
  }
}
