/**
 * Files dropped on the board. The editor would put a drawing that it finds in one in place of the whole board, so none
 * reaches it but plain pictures of a bounded size: all else, also drawings hidden in pictures, is imported beside what is
 * there. Several files come one after the other.
 */
import type { DragEvent } from 'react'

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

export function catchFiles(
  event: DragEvent,
  board: { readOnly: boolean; take: (file: File) => Promise<void> | void },
): void {
  const files = [...event.dataTransfer.files]
  if (files.length === 0 || seen.has(event.nativeEvent)) return
  event.preventDefault()
  event.stopPropagation()
  if (board.readOnly) return
  const { target, clientX, clientY } = event
  const takeAll = async (): Promise<void> => {
    // Without the line it may not come; then taking the file says so.
    const looking = await import('./prepare-image.ts').catch(() => null)
    for (const file of files)
      if (await looking?.isPlainPicture(file)) dropAgain(target, file, { clientX, clientY })
      else await board.take(file)
  }
  void takeAll()
}
