/** How an element looks that somebody has just drawn: the editor's own look where nothing was chosen. */
import type { BoardElement } from './element.ts'

/** Grown from the id, so that the same element has the same hand on every machine. */
function seedOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7)
}

/** All that an element must have besides its type and geometry. The order key is for whoever places it. */
export function freshLook(id: string): Omit<BoardElement, 'type' | 'x' | 'y' | 'width' | 'height'> {
  return {
    id,
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    roundness: null,
    seed: seedOf(id),
    index: 'a0',
    groupIds: [],
    frameId: null,
    isDeleted: false,
    locked: false,
    link: null,
  }
}
