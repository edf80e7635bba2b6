/**
 * Keeps an editor and the board document the same. Knows neither React nor Excalidraw: the editor is a port.
 *
 * Local changes are found by comparing versions, then group by group against a shadow: what both sides last knew. So
 * only what a person really changed is written. Remote changes reach the editor as new objects for the elements
 * concerned and the same objects for all others, and wait while a person has hold of an element. How others' gestures
 * stand is laid over that and never written.
 */

import type { Board } from '@probeboard/documents/board'
import { changedGroups, type Groups, splitElement } from '@probeboard/documents/element-groups'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { freeLabel } from '@probeboard/domain/diagram/labels'
import { type Bound, createBoundIndex } from './bound-index.ts'
import { createSceneWatch } from './scene-watch.ts'

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
  /** Elements that a gesture or a typed text has hold of now; what moves along with them need not be named. */
  held(): ReadonlySet<string>
  /** The element in our terms, or why it must not be on a board. */
  read(element: Element): { element: BoardElement; stripped: string | null } | { refused: string }
  /** A new object for the editor. `previous` is what it shows now. */
  make(element: BoardElement, bound: readonly Bound[], previous: Element | undefined): Element
  /** The element as deleted, for what must not be there. */
  remove(element: Element): Element
}

/** What of an element a gesture changes while it is under way. */
export type Overlay = Partial<Pick<BoardElement, 'x' | 'y' | 'width' | 'height' | 'angle' | 'points' | 'pressures'>>

export interface Binding {
  /** Writes what the person has changed since the last call, then shows what others have. Called on each change of the editor. */
  sync(): void
  /** What the person has hold of now, with all that moves along. */
  underHand(): ReadonlySet<string>
  /** Lays these over what the document says, or takes the overlay off (null). */
  overlay(changes: ReadonlyMap<string, Overlay | null>): void
  stop(): void
}

/** What may be shown at all; told before the editor is given anything. */
export interface ShowGuard {
  mayShow(id: string): boolean
  showing(ids: readonly string[]): void
}

const showAll: ShowGuard = { mayShow: () => true, showing: () => undefined }

/**
 * `onRefused` is told what the person put on the board that must not be there; it is gone already. While `mayWrite` says
 * no, nothing is written: editors repair things by themselves, and a reader's repairs would never be saved.
 */
export function bind<Element extends EditorElement>(
  board: Board,
  editor: Editor<Element>,
  onRefused: (refused: readonly { id: string; reason: string }[]) => void = () => undefined,
  mayWrite: () => boolean = () => true,
  guard: ShowGuard = showAll,
): Binding {
  const origin = {}
  const watch = createSceneWatch<Element>()
  const shadow = new Map<string, Groups>()
  const bound = createBoundIndex()
  /** Elements that this person began in this editor. */
  const begun = new Set<string>()
  /** Elements whose document state the editor does not show yet. */
  const waiting = new Set<string>(board.ids())
  const overlays = new Map<string, { change: Overlay; groups: Groups }>()
  /** Shapes that may have more than one label. */
  const crowded = new Set<string>()

  /** Answers the elements whose list of labels and arrows has changed. */
  function carry(element: BoardElement): string[] {
    const changed = bound.update(element)
    if (element.type === 'text') for (const carrier of changed) crowded.add(carrier)
    return changed
  }

  /** What both sides last knew, as this editor shows it. */
  const known = (id: string): Groups | undefined => {
    const over = overlays.get(id)
    return over ? { ...shadow.get(id), ...over.groups } : shadow.get(id)
  }

  function remember(id: string, groups: Groups, element: BoardElement): void {
    shadow.set(id, { ...shadow.get(id), ...groups })
    // The editor lists an arrow at its shape where the hand did it, and not where its undo or another's change met it.
    for (const carrier of carry(element)) waiting.add(carrier)
  }

  function collect(list: readonly Element[]): void {
    const changes = new Map<string, Groups>()
    const illegal = new Map<string, string>()
    for (const element of watch.changed(list)) {
      watch.know(element)
      const read = editor.read(element)
      if ('refused' in read) {
        if (!element.isDeleted) illegal.set(element.id, read.refused)
        continue
      }
      if (read.stripped) waiting.add(element.id)
      if (!shadow.has(element.id)) begun.add(element.id)
      const now = splitElement(read.element)
      const groups = changedGroups(known(element.id), now)
      // Whoever types on in a text that another has deleted wants it: an edit of words beats the deletion.
      const held = groups.text === undefined || element.isDeleted ? null : board.get(element.id)
      if (held?.isDeleted) groups.state = now.state
      remember(element.id, groups, read.element)
      if (Object.keys(groups).length > 0) changes.set(element.id, groups)
      if (!held?.isDeleted) continue
      // What else was done to it meanwhile stays, and is shown when the hand lets go.
      changes.set(element.id, { ...groups, state: splitElement({ ...held, isDeleted: false }).state })
      waiting.add(element.id)
    }
    for (const id of watch.gone(list)) {
      watch.forget(id)
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
    const hand = underHand()
    const gone = new Map<string, Element>()
    const named: string[] = []
    for (const element of editor.elements()) {
      if (!illegal.has(element.id)) continue
      // What is still being drawn is looked at again when the gesture has ended.
      if (hand.has(element.id)) watch.forget(element.id)
      else {
        named.push(element.id)
        // What was legal before goes back to that: the others still see it.
        if (shadow.has(element.id)) waiting.add(element.id)
        else gone.set(element.id, editor.remove(element))
      }
    }
    for (const element of gone.values()) watch.know(element)
    if (gone.size > 0) editor.replace(editor.elements().map((element) => gone.get(element.id) ?? element))
    if (named.length > 0) onRefused(named.map((id) => ({ id, reason: illegal.get(id) ?? '' })))
  }

  function show(list: readonly Element[]): void {
    if (waiting.size === 0) return
    const hand = underHand()
    const elements = new Map<string, BoardElement>()
    // Whatever carries a changed arrow or label is made anew as well.
    for (const id of waiting) {
      // What is in the hand still holds on to what it holds on to on this screen.
      const element = hand.has(id) ? null : board.get(id)
      if (!element) continue
      elements.set(id, element)
      for (const carrier of carry(element)) if (watch.placeOf(list, carrier) >= 0) waiting.add(carrier)
    }
    const next = [...list]
    const fresh: Element[] = []
    let ordered = true
    for (const id of waiting) {
      if (hand.has(id) || !guard.mayShow(id)) continue
      waiting.delete(id)
      const element = elements.get(id) ?? board.get(id)
      const place = watch.placeOf(list, id)
      const previous = list[place]
      if (!element || (element.isDeleted && !previous)) continue
      shadow.set(id, splitElement(element))
      const made = editor.make(laidOver(element), bound.of(id), previous)
      fresh.push(made)
      const last = next.at(-1)
      if (previous) next[place] = made
      else next.push(made)
      ordered &&= previous ? previous.index === made.index : !last || inOrder(last, made) < 0
    }
    if (fresh.length === 0) return
    if (!ordered) next.sort(inOrder)
    for (const element of fresh) watch.know(element)
    guard.showing(fresh.map(({ id }) => id))
    editor.replace(next)
  }

  /** The element with the gesture that somebody else has on it. */
  function laidOver(element: BoardElement): BoardElement {
    const over = overlays.get(element.id)
    if (!over) return element
    const { points } = over.change
    // A stroke that the document holds longer than the gesture said is the newer one.
    const stale = element.type === 'freedraw' && (points?.length ?? 0) < (element.points?.length ?? 0)
    if (stale || element.isDeleted) {
      overlays.delete(element.id)
      return element
    }
    const whole = { ...element, ...over.change }
    overlays.set(element.id, { ...over, groups: gestureGroups(whole) })
    return whole
  }

  function overlay(changes: ReadonlyMap<string, Overlay | null>): void {
    sync()
    const hand = underHand()
    const list = editor.elements()
    const next = [...list]
    let changed = false
    for (const [id, change] of changes) {
      const before = overlays.get(id)
      overlays.delete(id)
      const element = board.get(id)
      const place = watch.placeOf(list, id)
      const previous = list[place]
      if (!element || !previous || element.isDeleted || hand.has(id) || (change === null && !before)) continue
      if (change) overlays.set(id, { change, groups: {} })
      const made = editor.make(laidOver(element), bound.of(id), previous)
      next[place] = made
      watch.know(made)
      changed = true
    }
    if (changed) editor.replace(next)
  }

  /** Two labels typed into one empty shape: the lower id stays, the author of the other one sets it free. */
  function settleLabels(): void {
    if (crowded.size === 0) return
    const hand = underHand()
    const freed: BoardElement[] = []
    for (const id of crowded) {
      const labels = bound.of(id).filter(({ type }) => type === 'text')
      const [, ...losers] = labels
      const busy = labels.some((label) => hand.has(label.id) || !board.get(label.id))
      const shape = board.get(id)
      // Looked at again when the hand lets go, or when what is only half there has come.
      if (busy || !shape) continue
      crowded.delete(id)
      for (const loser of losers) {
        const label = begun.has(loser.id) ? board.get(loser.id) : null
        if (label) freed.push(freeLabel(label, shape))
      }
    }
    if (freed.length > 0) board.write(freed)
  }

  const underHand = (): ReadonlySet<string> => bound.withAll(editor.held())

  /** Finds what stands where, and leaves what has changed for later. */
  function look(list: readonly Element[]): void {
    for (const { id } of watch.changed(list)) watch.forget(id)
  }

  function sync(): void {
    const list = editor.elements()
    if (mayWrite()) collect(list)
    else look(list)
    show(editor.elements())
    if (mayWrite()) settleLabels()
  }

  const unobserve = board.observe((change) => {
    if (change.origin === origin) return
    for (const id of change.ids) waiting.add(id)
    sync()
  })
  // An editor may have shown another document before; what is in the hand will be written to this one.
  const stale = (element: Element): boolean => board.get(element.id) === null && !underHand().has(element.id)
  if (editor.elements().some(stale)) editor.replace(editor.elements().filter((element) => !stale(element)))
  look(editor.elements())
  show(editor.elements())
  return { sync, underHand, overlay, stop: unobserve }
}

/** The groups that a gesture changes. */
function gestureGroups(element: BoardElement): Groups {
  const { geometry, strokes } = splitElement(element)
  return strokes === undefined ? { geometry } : { geometry, strokes }
}

function inOrder(a: EditorElement, b: EditorElement): number {
  const [left, right] = [a.index ?? '', b.index ?? '']
  if (left !== right) return left < right ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
