/**
 * What the status line may say about one document. "Saved" follows from the server's acknowledgement alone: every
 * sync message of this connection is durable, and so is everything that this client wrote.
 */
import { create, type StoreApi, type UseBoundStore } from 'zustand'

export interface ConnectionStatus {
  readonly state: 'connecting' | 'saved' | 'saving' | 'cannot-save' | 'offline' | 'closed'
  /** Local changes that the server has not acknowledged. */
  readonly unsaved: number
  /** The permanent close code, once there is one. */
  readonly closed: number | null
  /** Whether the document has been loaded from the server at least once. */
  readonly loaded: boolean
  /** Whether every try to open a line has failed: where the page itself came through, something between stops sockets. */
  readonly blocked: boolean
}

export type StatusStore = UseBoundStore<StoreApi<ConnectionStatus>>

export interface StatusEvents {
  localChange(): void
  opened(): void
  loaded(): void
  /** A sync step 2 or an update went out on this connection. */
  sent(): void
  /** `covers`: the acknowledged state vector holds everything of this client. */
  acknowledged(count: number, covers: boolean): void
  /** The server says that it cannot store for the moment, or that it can again. */
  storing(can: boolean): void
  /** A try to open the line failed. */
  failed(): void
  lost(): void
  closed(code: number): void
  /** The server will not take this document: what it holds is on its way into another one. */
  refused(): void
  /** The other one stands; `wrote`: something of it must still be acknowledged. */
  recovered(wrote: boolean): void
}

/** So many tries in a row are no accident any more. */
const mostFailures = 3

export function trackStatus(): { store: StatusStore; events: StatusEvents } {
  const store = create<ConnectionStatus>(() => ({
    state: 'connecting',
    unsaved: 0,
    closed: null,
    loaded: false,
    blocked: false,
  }))
  let open = false
  let sent = 0
  let durable = 0
  let stores = true
  let failures = 0
  let recovering = false

  const settle = (): void => {
    const { unsaved, closed, loaded } = store.getState()
    if (closed !== null) return
    if (!open) store.setState({ state: loaded || unsaved > 0 ? 'offline' : 'connecting' })
    else if (!loaded) store.setState({ state: 'connecting' })
    else store.setState({ state: unsaved === 0 && !recovering ? 'saved' : stores ? 'saving' : 'cannot-save' })
  }

  return {
    store,
    events: {
      localChange() {
        store.setState({ unsaved: store.getState().unsaved + 1 })
        settle()
      },
      opened() {
        open = true
        stores = true
        failures = Number.NEGATIVE_INFINITY
        store.setState({ blocked: false })
        sent = 0
        durable = 0
        settle()
      },
      loaded() {
        store.setState({ loaded: true })
        settle()
      },
      sent() {
        sent += 1
      },
      acknowledged(count, covers) {
        durable = Math.max(durable, count)
        if (durable >= sent && covers && !recovering) store.setState({ unsaved: 0 })
        settle()
      },
      storing(can) {
        stores = can
        settle()
      },
      failed() {
        failures += 1
        if (failures >= mostFailures) store.setState({ blocked: true })
        settle()
      },
      lost() {
        open = false
        settle()
      },
      closed(code) {
        open = false
        store.setState({ state: 'closed', closed: code })
      },
      refused() {
        recovering = true
        settle()
      },
      recovered(wrote) {
        recovering = false
        store.setState({ unsaved: wrote ? 1 : 0 })
        settle()
      },
    },
  }
}
