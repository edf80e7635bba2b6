/** How a refused notebook is brought back: loaded when it is needed, which may be never. */
import type { Restorer } from '../client/remains.ts'

export async function loadNotebookRestorer(): Promise<Restorer> {
  const [{ notebookFile, restoreNotebook }, { readStates }] = await Promise.all([
    import('@probeboard/documents/notebook-restore'),
    import('@probeboard/documents/unsent'),
  ])
  return { read: readStates, restore: restoreNotebook, copy: notebookFile }
}
