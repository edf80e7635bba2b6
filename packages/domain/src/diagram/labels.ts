/** A shape carries one label. Where two people gave it one at the same time, the lower id stays, and the other goes free. */
import type { BoardElement } from './element.ts'

/** In scene pixels. */
const gap = 8

/** The label as a text of its own, below the shape that it was bound to. */
export function freeLabel(label: BoardElement, shape: BoardElement): BoardElement {
  return {
    ...label,
    containerId: null,
    verticalAlign: 'top',
    x: shape.x + shape.width / 2 - label.width / 2,
    y: shape.y + shape.height + gap,
    angle: 0,
  }
}
