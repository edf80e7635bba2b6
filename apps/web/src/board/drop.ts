/**
 * Files dropped on the board. The editor would put a drawing that it finds in one in place of the whole board, so none
 * reaches it but plain pictures: drawings, also those hidden in pictures, are imported beside what is there.
 */
import type { DragEvent } from 'react'
import { embeddedScene } from './embedded-scene.ts'

const carriers = ['image/png', 'image/svg+xml']
/** Drops of our own, with a picture that has been looked at. */
const seen = new WeakSet<Event>()

function dropAgain(target: EventTarget, file: File, at: { clientX: number; clientY: number }): void {
  const data = new DataTransfer()
  data.items.add(file)
  const { clientX, clientY } = at
  const again = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX, clientY })
  seen.add(again)
  target.dispatchEvent(again)
}

export function catchFiles(event: DragEvent, board: { readOnly: boolean; take: (drawing: File) => void }): void {
  const files = [...event.dataTransfer.files]
  const [first] = files
  if (!first || seen.has(event.nativeEvent)) return
  const drawing = files.find(({ type }) => !type.startsWith('image/'))
  if (!board.readOnly && !drawing && !carriers.includes(first.type)) return
  event.preventDefault()
  event.stopPropagation()
  if (board.readOnly) return
  if (drawing) {
    board.take(drawing)
    return
  }
  const { target, clientX, clientY } = event
  void embeddedScene(first).then((scene) =>
    scene === null ? dropAgain(target, first, { clientX, clientY }) : board.take(first),
  )
}
