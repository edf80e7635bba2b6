/** The thread in which SQLite works. Says first whether the store could be opened, then answers one call after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Append, Appended } from './append-gathering.ts'
import { isDiskFailure } from './disk-failure.ts'
import { openSqlite } from './sqlite.ts'
import type { Opening, Reply, Request } from './sqlite-thread.ts'

const { dataDir }: { dataDir: string } = workerData

/** The clock is the caller's: each call brings its time. */
let time = 0
const say = (message: Opening | Reply): void => parentPort?.postMessage(message)

try {
  const storage = openSqlite(dataDir, () => time)
  const append = ({ interview, drafts }: Append): Promise<Appended> =>
    storage.log.append(interview, drafts).then(
      ([first]) => ({ seq: first?.seq ?? 0, at: first?.at ?? 0 }),
      (error: unknown) => {
        if (isDiskFailure(error)) throw error
        return { error }
      },
    )
  const methods = {
    ...storage,
    read: storage.log.read,
    appendAll: (appends: readonly Append[]) => Promise.all(appends.map(append)),
  }
  parentPort?.on('message', ({ id, now, method, args }: Request) => {
    time = now
    const call: (...args: never[]) => Promise<unknown> = methods[method]
    call(...args).then(
      (answer) => say({ id, answer }),
      (error: unknown) => say({ id, error, broken: isDiskFailure(error) }),
    )
  })
  say({ opened: true })
} catch (error) {
  say({ opened: false, error })
}
