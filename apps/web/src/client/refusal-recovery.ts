/**
 * Brings back what a refusal took: the legal part of what was set aside is written to the document that was loaded anew,
 * the screen gets that document in the old one's place, and what is left is offered as a file. What was set aside is
 * forgotten only when all of that is durable.
 */
import type { NamedReason } from '@probeboard/domain/diagram/scene'
import type * as Y from 'yjs'
import type { StoreApi } from 'zustand'
import { type Aside, dropAside, readAsides, settleAside } from './asides.ts'
import type { Line } from './connect.ts'
import type { ConnectionStatus, StatusEvents } from './connection-status.ts'
import type { Remains, Restorer } from './remains.ts'

interface Place {
  readonly name: string
  readonly restorer: Restorer
  readonly remains: StoreApi<{ readonly now: Remains | null }>
}

interface Told extends Place {
  readonly status: StoreApi<ConnectionStatus>
}

/** How long, in ms, a screen may take to let go of the old document. */
const lettingGo = 250

export function bringBack(
  to: Told & {
    readonly aside: Aside
    readonly refused: Line
    readonly fresh: Line
    readonly line: StoreApi<Line>
    readonly events: StatusEvents
  },
): void {
  const { refused, fresh, restorer } = to
  let wrote = false
  fresh.doc.once('update', () => {
    wrote = true
  })
  const left = restorer.restore(refused.doc, fresh.doc)
  // A screen writes what is under the hand when it lets go.
  const late = (): void => void restorer.restore(refused.doc, fresh.doc)
  refused.doc.on('update', late)
  setTimeout(() => refused.doc.off('update', late), lettingGo)
  to.line.setState(fresh, true)
  refused.close()
  to.events.recovered(wrote)
  settleWhenSaved(to, [to.aside], left)
}

/** What an earlier visit had set aside and not finished with. */
export function takeUp(to: Told & { readonly left: readonly Aside[]; readonly into: Y.Doc }): void {
  const done = to.left.filter(({ settled }) => settled)
  if (done.length > 0) show(to, done, [])
  const open = to.left.filter(({ settled }) => !settled)
  const refused = open.flatMap(({ state }) => to.restorer.restore(to.restorer.read([state]), to.into))
  if (open.length > 0) settleWhenSaved(to, open, refused)
}

/** Shows what was set aside as what could not be brought back. */
export async function offer(to: Place & { readonly last: Aside }): Promise<void> {
  const kept = await readAsides(to.name)
  await Promise.all(kept.map(settleAside))
  // Where the browser keeps nothing, there is only what this page remembers.
  show(to, kept.length > 0 ? kept : [to.last], to.remains.getState().now?.refused ?? [])
}

function show(to: Place, asides: readonly Aside[], refused: readonly NamedReason[]): void {
  to.remains.setState({
    now: {
      refused,
      copy: () => to.restorer.copy(to.restorer.read(asides.map(({ state }) => state))),
      dismiss() {
        to.remains.setState({ now: null })
        for (const aside of asides) void dropAside(aside)
      },
    },
  })
}

function settleWhenSaved(to: Told, asides: readonly Aside[], refused: readonly NamedReason[]): void {
  if (refused.length > 0) show(to, asides, refused)
  const settle = ({ state }: ConnectionStatus): boolean => {
    if (state !== 'saved') return false
    for (const aside of asides) void (refused.length > 0 ? settleAside(aside) : dropAside(aside))
    return true
  }
  if (settle(to.status.getState())) return
  const stop = to.status.subscribe((status) => {
    if (settle(status)) stop()
  })
}
