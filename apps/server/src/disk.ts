/** What the data directory takes, and what its disk has left. */
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

export interface Disk {
  /** Bytes that the data directory holds. */
  readonly used: number
  /** Bytes left for this process. */
  readonly free: number
}

export async function readDisk(directory: string): Promise<Disk> {
  const names = await readdir(directory, { recursive: true })
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(directory, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        // Gone between the listing and the look.
        () => 0,
      ),
    ),
  )
  const { bavail, bsize } = await statfs(directory)
  return { used: sizes.reduce((sum, size) => sum + size, 0), free: bavail * bsize }
}
