/**
 * What the page changes on the board for the person: components from the palette, connections, names. Each call is one
 * step of the person's own undo, as if they had drawn it; the binding takes it from there.
 */
import { CaptureUpdateAction } from '@excalidraw/excalidraw'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { keysAfter } from '@probeboard/domain/diagram/order-key'
import { readElement } from '@probeboard/domain/diagram/restore'
import { boundTo } from '@probeboard/domain/diagram/scene'
import { type Api, complete, type Element } from './excalidraw.ts'

export interface Edits {
  /** Puts these on top of everything, selected. Their ids must be new; their order keys are given here. */
  insert(elements: readonly BoardElement[]): void
  /** Puts these in the place of what has their ids. */
  change(elements: readonly BoardElement[]): void
  /** Deletes these with their labels; arrows that held on to them let go. */
  remove(ids: readonly string[]): void
}

export function editsOf(api: Api): Edits {
  /** Every live element as it will be; answers those that carry other labels or arrows than before as well. */
  function show(
    changed: ReadonlyMap<string, BoardElement>,
    added: readonly BoardElement[],
    select?: readonly string[],
  ): void {
    const list = api.getSceneElementsIncludingDeleted()
    const after = [...list.flatMap((element) => changed.get(element.id) ?? ours(element)), ...added]
    const bound = boundTo(after)
    const make = (element: BoardElement, previous: Element | undefined): Element =>
      complete(element, (previous?.version ?? 0) + 1, bound.get(element.id) ?? [])
    const carriers = new Set([...changed.values(), ...added].flatMap(carriersOf))
    const next = list.map((element) => {
      const now = changed.get(element.id)
      if (now) return make(now, element)
      const [same] = carriers.has(element.id) ? ours(element) : []
      return same ? make(same, element) : element
    })
    api.updateScene({
      elements: [...next, ...added.map((element) => make(element, undefined))],
      ...(select
        ? { appState: { selectedElementIds: Object.fromEntries(select.map((id) => [id, true as const])) } }
        : {}),
      captureUpdate: CaptureUpdateAction.IMMEDIATELY,
    })
  }

  return {
    insert(elements) {
      const keys = keysAfter(api.getSceneElementsIncludingDeleted().at(-1)?.index ?? null, elements.length)
      const placed = elements.map((element, place) => ({ ...element, index: keys[place] ?? element.index }))
      const labels = new Set(placed.filter(({ containerId }) => containerId).map(({ id }) => id))
      show(
        new Map(),
        placed,
        placed.flatMap(({ id }) => (labels.has(id) ? [] : [id])),
      )
    },
    change(elements) {
      show(new Map(elements.map((element) => [element.id, element])), [])
    },
    remove(ids) {
      const gone = new Set(ids)
      const all = api.getSceneElements().flatMap(ours)
      const changed = new Map<string, BoardElement>()
      for (const element of all) {
        if (gone.has(element.id) || (element.containerId && gone.has(element.containerId)))
          changed.set(element.id, { ...element, isDeleted: true })
        else if (carriersOf(element).some((id) => gone.has(id))) changed.set(element.id, letGo(element, gone))
      }
      show(changed, [], [])
    },
  }
}

function ours(element: Element): BoardElement[] {
  const read = readElement(element)
  return 'element' in read ? [read.element] : []
}

function carriersOf({ containerId, startBinding, endBinding }: BoardElement): string[] {
  return [containerId, startBinding?.elementId, endBinding?.elementId].filter((id) => typeof id === 'string')
}

function letGo(arrow: BoardElement, gone: ReadonlySet<string>): BoardElement {
  const { startBinding, endBinding } = arrow
  return {
    ...arrow,
    ...(startBinding && gone.has(startBinding.elementId) ? { startBinding: null } : {}),
    ...(endBinding && gone.has(endBinding.elementId) ? { endBinding: null } : {}),
  }
}
