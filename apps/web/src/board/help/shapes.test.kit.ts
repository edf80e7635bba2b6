/** Elements as short as a test can say them. */
import type { BoardElement } from '@probeboard/domain/diagram/element'

export function shape(id: string, x: number, y: number, more: Partial<BoardElement> = {}): BoardElement {
  return {
    id,
    type: 'rectangle',
    x,
    y,
    width: 160,
    height: 80,
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    roundness: null,
    seed: 1,
    index: 'a0',
    groupIds: [],
    frameId: null,
    isDeleted: false,
    locked: false,
    link: null,
    ...more,
  }
}

export function label(id: string, containerId: string, text: string): BoardElement {
  return shape(id, 0, 0, { type: 'text', width: 60, height: 25, containerId, text, originalText: text })
}

export function arrow(id: string, from: string, to: string): BoardElement {
  return shape(id, 160, 40, {
    type: 'arrow',
    points: [
      [0, 0],
      [200, 0],
    ],
    startBinding: { elementId: from, focus: 0, gap: 1 },
    endBinding: { elementId: to, focus: 0, gap: 1 },
  })
}
