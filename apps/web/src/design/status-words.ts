/** What the status line says. The same words for everybody: people talk about them to each other. */
import type { ConnectionStatus } from '../client/connection-status.ts'

export function statusWords({ state, unsaved }: ConnectionStatus): string {
  const changes = unsaved === 1 ? '1 change' : `${unsaved} changes`
  switch (state) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving'
    case 'connecting':
      return 'Connecting'
    case 'cannot-save':
      return `The server cannot save, ${changes} kept here`
    case 'offline':
      return unsaved > 0 ? `Offline, ${changes} kept here` : 'Offline'
    case 'closed':
      return 'Closed'
  }
}
