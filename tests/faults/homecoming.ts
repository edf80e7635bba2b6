/**
 * People come back to a server that knows less than they do, as after a restore. Who brings what others wrote and the
 * server has not is refused (SY18), and does what our page does: sets its document aside, loads the server's, and
 * writes again what is missing there.
 */
import { restoreBoard } from '@probeboard/documents/board-restore'
import { type Table, until } from './table.ts'
import { likeness, type Writer } from './writer.ts'

async function comeHome(writer: Writer): Promise<Writer> {
  writer.connect()
  // That the board has come says nothing of what was brought: the next edit's acknowledgement does.
  await until('the board has come', () => writer.synced || writer.refused)
  writer.act()
  await until('what came back is taken or refused', () => writer.refused || writer.pending === 0)
  if (!writer.refused) return writer
  const again = writer.again()
  again.connect()
  await until('the board is loaded anew', () => again.synced)
  restoreBoard(writer.doc, again.doc)
  return again
}

/** How many had to begin anew, and where people cannot go on, in sentences. Whoever came back has left afterwards. */
export async function comeHomeAll(table: Table): Promise<{ anew: number; faults: string[] }> {
  const home = await Promise.all(table.writers.map(comeHome))
  for (const writer of home) writer.act()
  await until('people can go on', () => home.every(({ pending }) => pending === 0))
  const faults = await table.witness((doc) => {
    const alike = (): boolean => new Set([doc, ...home.map((writer) => writer.doc)].map(likeness)).size === 1
    return until('all hold the same', alike, 10_000).then(
      () => [],
      () => ['not all replicas hold the same'],
    )
  })
  for (const writer of home) writer.leave()
  return { anew: home.filter((writer) => !table.writers.includes(writer)).length, faults }
}
