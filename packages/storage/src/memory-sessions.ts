/** The owner's sign-ins in memory. */
import type { SessionRow, Storage } from './storage.ts'

const copy = <Value>(value: Value): Value => structuredClone(value)

export function openMemorySessions(): Pick<
  Storage,
  'addSession' | 'session' | 'sessions' | 'useSession' | 'endSession'
> {
  const sessions = new Map<string, SessionRow>()
  return {
    async addSession(row) {
      if ([...sessions.values()].some(({ hash, id }) => hash === row.hash || id === row.id))
        throw new Error('This session exists already.')
      sessions.set(row.id, copy(row))
    },
    async session(hash) {
      return copy([...sessions.values()].find((row) => row.hash === hash) ?? null)
    },
    async sessions() {
      return copy([...sessions.values()].reverse().sort((a, b) => b.createdAt - a.createdAt))
    },
    async useSession(id, usedAt) {
      const row = sessions.get(id)
      if (row) sessions.set(id, { ...row, usedAt })
    },
    async endSession(id) {
      return sessions.delete(id)
    },
  }
}
