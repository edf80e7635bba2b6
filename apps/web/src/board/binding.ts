/**
 * Keeps an editor and the board document the same. Knows neither React nor Excalidraw: the editor is a port.
 *
 * Local changes are found by comparing versions, then group by group against a shadow: what both sides last knew. So
 * only what a person really changed is written. Remote changes reach the editor as new objects for the elements
 * concerned and the same objects for all others, and wait while a person has hold of an element.
 */

import type { Board } from '@probeboard/documents/board'
import { changedGroups, type Groups, splitElement } from '@probeboard/documents/element-groups'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { type Bound, createBoundIndex } from './bound-index.ts'

/** What the binding must know of an editor's element; everything else about it is the editor's own. */
export interface EditorElement {
  readonly id: string
  /** Grows with each change of the element. */
  readonly version: number
  readonly index: string | null
  readonly isDeleted: boolean
}

export interface Editor<Element extends EditorElement> {
  /** All elements, also those that are marked as deleted, lowest first. */
  elements(): readonly Element[]
  /** Shows these; nothing of it enters the person's undo history. */
  replace(elements: readonly Element[]): void
  /** Elements that a gesture or a typed text has hold of now. */
  held(): ReadonlySet<string>
  /** The element in our terms, or why it must not be on a board. */
  read(element: Element): { element: BoardElement; stripped: string | null } | { refused: string }
  /** A new object for the editor. `previous` is what it shows now. */
  make(element: BoardElement, bound: readonly Bound[], previous: Element | undefined): Element
  /** The element as deleted, for what must not be there. */
  remove(element: Element): Element
}

export interface Binding {
  /** Writes what the person has changed since the last call, then shows what others have. Called on each change of the editor. */
  sync(): void
  stop(): void
}

/**
 * `onRefused` is told what the person put on the board that must not be there; it is gone already. While `mayWrite` says
 * no, nothing is written: editors repair things by themselves, and a reader's repairs would never be saved.
 */
export function bind<Element extends EditorElement>(
  board: Board,
  editor: Editor<Element>,
  onRefused: (refused: readonly { id: string; reason: string }[]) => void = () => undefined,
  mayWrite: () => boolean = () => true,
): Binding {
  const origin = {}
  const versions = new Map<string, number>()
  const shadow = new Map<string, Groups>()
  const bound = createBoundIndex()
  /** Elements that this person began in this editor. */
  const begun = new Set<string>()
  /** Elements whose document state the editor does not show yet. */
  const waiting = new Set<string>(board.ids())

  function remember(id: string, groups: Groups, element: BoardElement): void {
    shadow.set(id, { ...shadow.get(id), ...groups })
    bound.update(element)
  }

  /** Elements that left the editor without a trace, such as a shape that was clicked but not drawn. */
  function vanished(list: readonly Element[]): string[] {
    if (versions.size <= list.length) return []
    const here = new Set(list.map(({ id }) => id))
    return [...versions.keys()].filter((id) => !here.has(id))
  }

  function collect(): void {
    const list = editor.elements()
    const changes = new Map<string, Groups>()
    const illegal = new Map<string, string>()
    for (const element of list) {
      if (versions.get(element.id) === element.version) continue
      versions.set(element.id, element.version)
      const read = editor.read(element)
      if ('refused' in read) {
        if (!element.isDeleted) illegal.set(element.id, read.refused)
        continue
      }
      if (read.stripped) waiting.add(element.id)
      if (!shadow.has(element.id)) begun.add(element.id)
      const groups = changedGroups(shadow.get(element.id), splitElement(read.element))
      remember(element.id, groups, read.element)
      if (Object.keys(groups).length > 0) changes.set(element.id, groups)
    }
    for (const id of vanished(list)) {
      versions.delete(id)
      const gone = board.get(id)
      if (!gone) continue
      // Only what was begun here can be given up without a trace. Anything else that is gone, the editor has lost.
      if (!begun.has(id)) {
        waiting.add(id)
        continue
      }
      const groups = changedGroups(shadow.get(id), splitElement({ ...gone, isDeleted: true }))
      remember(id, groups, { ...gone, isDeleted: true })
      changes.set(id, { ...changes.get(id), ...groups })
    }
    if (changes.size > 0) board.writeGroups(changes, origin)
    if (illegal.size > 0) expel(illegal)
  }

  function expel(illegal: ReadonlyMap<string, string>): void {
    const held = editor.held()
    const gone = new Map<string, Element>()
    const named: string[] = []
    for (const element of editor.elements()) {
      if (!illegal.has(element.id)) continue
      // What is still being drawn is looked at again when the gesture has ended.
      if (held.has(element.id)) versions.delete(element.id)
      else {
        named.push(element.id)
        // What was legal before goes back to that: the others still see it.
        if (shadow.has(element.id)) waiting.add(element.id)
        else gone.set(element.id, editor.remove(element))
      }
    }
    for (const [id, element] of gone) versions.set(id, element.version)
    if (gone.size > 0) editor.replace(editor.elements().map((element) => gone.get(element.id) ?? element))
    if (named.length > 0) onRefused(named.map((id) => ({ id, reason: illegal.get(id) ?? '' })))
  }

  function show(): void {
    if (waiting.size === 0) return
    const held = editor.held()
    const list = editor.elements()
    const before = new Map(list.map((element) => [element.id, element]))
    const fresh = new Map<string, Element>()
    const elements = new Map<string, BoardElement>()
    // Whatever carries a changed arrow or label is made anew as well.
    for (const id of waiting) {
      const element = board.get(id)
      if (!element) continue
      elements.set(id, element)
      for (const carrier of bound.update(element)) if (before.has(carrier) || waiting.has(carrier)) waiting.add(carrier)
    }
    for (const id of waiting) {
      if (held.has(id)) continue
      waiting.delete(id)
      const element = elements.get(id) ?? board.get(id)
      const previous = before.get(id)
      if (!element || (element.isDeleted && !previous)) continue
      shadow.set(id, splitElement(element))
      fresh.set(id, editor.make(element, bound.of(id), previous))
    }
    if (fresh.size === 0) return
    const next = list.map((element) => fresh.get(element.id) ?? element)
    for (const [id, element] of fresh) if (!before.has(id)) next.push(element)
    const moved = [...fresh].some(([id, element]) => before.get(id)?.index !== element.index)
    if (moved) next.sort(inOrder)
    for (const [id, element] of fresh) versions.set(id, element.version)
    editor.replace(next)
  }

  const sync = (): void => {
    if (mayWrite()) collect()
    show()
  }
  const unobserve = board.observe((change) => {
    if (change.origin === origin) return
    for (const id of change.ids) waiting.add(id)
    sync()
  })
  show()
  return { sync, stop: unobserve }
}

function inOrder(a: EditorElement, b: EditorElement): number {
  const [left, right] = [a.index ?? '', b.index ?? '']
  if (left !== right) return left < right ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
