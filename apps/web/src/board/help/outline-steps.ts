/** What the outline does to the board: names, connections, deletions. Each is one step of the person's own undo. */
import { connectElements } from '@probeboard/domain/diagram/connect'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { breakLabel, lineHeight } from '@probeboard/domain/diagram/label-lines'
import { readElement } from '@probeboard/domain/diagram/restore'
import type { DrawingBoard } from './drawing-steps.ts'
import { newId } from './new-id.ts'

/** Room that the editor leaves between a shape's edge and its words, in scene pixels. */
const padding = 10
const usualSize = 20

function labelOf(scene: readonly BoardElement[], id: string): BoardElement | undefined {
  return scene.find((element) => element.type === 'text' && (element.id === id || element.containerId === id))
}

/** The words of a shape's label, or of a text; empty where it has none. */
export function nameOf(board: DrawingBoard, id: string): string {
  const label = labelOf(board.scene(), id)
  // Lines of one label are one name.
  return (label?.originalText ?? label?.text ?? '').replace(/\s+/g, ' ')
}

export function rename(board: DrawingBoard, id: string, name: string): void {
  const scene = board.scene()
  const shape = scene.find((element) => element.id === id)
  if (!shape) return
  const label = labelOf(scene, id)
  const room = shape.type === 'text' ? Number.POSITIVE_INFINITY : Math.max(shape.width - 2 * padding, 40)
  const size = label?.fontSize ?? usualSize
  const { text, width, height } = breakLabel(name, room, size)
  const middle = { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 }
  const place = { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
  if (label) {
    board.change([{ ...label, ...(shape.type === 'text' ? { width, height } : place), text, originalText: name }])
    return
  }
  const read = readElement({
    ...place,
    id: newId(),
    type: 'text',
    text,
    originalText: name,
    fontSize: size,
    fontFamily: 5,
    textAlign: 'center',
    verticalAlign: 'middle',
    lineHeight,
    containerId: id,
  })
  if ('element' in read) board.insert([read.element])
}

export function connectTo(board: DrawingBoard, from: string, to: string): void {
  const scene = board.scene()
  const [start, end] = [from, to].map((id) => scene.find((element) => element.id === id))
  if (start && end) board.insert([connectElements(start, end, newId())])
}
