/** A board without an editor: keeps elements and selection as the handle promises, and counts the steps of undo. */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import type { DrawingBoard } from './drawing-steps.ts'

export interface StandBoard extends DrawingBoard {
  readonly steps: () => number
  /** The elements that a person would name: no labels, no arrows. */
  readonly shapes: () => BoardElement[]
  readonly arrows: () => BoardElement[]
}

export function standBoard(at: readonly BoardElement[] = [], focus: () => void = () => undefined): StandBoard {
  let elements = [...at]
  let selected: string[] = []
  let steps = 0
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  return {
    scene: () => elements,
    selectedIds: () => selected,
    view: () => ({ x: 0, y: 0, width: 1000, height: 700 }),
    select(ids) {
      selected = [...ids]
      tell()
    },
    show(ids) {
      selected = [...ids]
      tell()
    },
    insert(added) {
      elements = [...elements, ...added]
      selected = added.flatMap(({ id, containerId }) => (containerId ? [] : [id]))
      steps++
      tell()
    },
    remove(ids) {
      elements = elements.filter(({ id, containerId }) => !ids.includes(id) && !ids.includes(containerId ?? ''))
      steps++
      tell()
    },
    change(changed) {
      elements = elements.map((element) => changed.find(({ id }) => id === element.id) ?? element)
      steps++
      tell()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    focus,
    steps: () => steps,
    shapes: () => elements.filter(({ type, containerId }) => type !== 'arrow' && !containerId),
    arrows: () => elements.filter(({ type }) => type === 'arrow'),
  }
}
