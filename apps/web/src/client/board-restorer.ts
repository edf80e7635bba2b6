/** How a refused board is brought back: loaded when it is needed, which may be never. */
import type { Restorer } from './remains.ts'

export async function loadBoardRestorer(): Promise<Restorer> {
  const [{ boardFile, restoreBoard }, { readStates }] = await Promise.all([
    import('@probeboard/documents/board-restore'),
    import('@probeboard/documents/unsent'),
  ])
  return { read: readStates, restore: restoreBoard, copy: boardFile }
}
