/**
 * What a document that was set aside holds and the server's does not: told write by write, so that what others have
 * written over in the meantime is not brought back.
 */
import * as Y from 'yjs'

/** Whether this very write is known to `fresh`, also where something later stands in its place by now. */
function hasArrived(id: Y.ID, key: string | null, parent: object, fresh: Y.Doc): boolean {
  if (Y.getState(fresh.store, id.client) <= id.clock) return false
  // Two hands under one client id: the number is taken, by another write.
  const there = Y.getItem(fresh.store, id)
  return there instanceof Y.Item && there.parentSub === key && there.parent === parent
}

export interface UnsentKeys {
  /** What was set and has not arrived. */
  readonly set: string[]
  /** What was taken away here, and stands there untouched. */
  readonly removed: string[]
}

export function unsentKeys(name: string, aside: Y.Doc, fresh: Y.Doc): UnsentKeys {
  const there = fresh.getMap(name)
  const unsent: UnsentKeys = { set: [], removed: [] }
  for (const [key, item] of aside.getMap(name)._map) {
    const held = there._map.get(key)
    if (!hasArrived(item.id, key, there, fresh)) {
      if (!item.deleted) unsent.set.push(key)
    } else if (item.deleted && held && !held.deleted && Y.compareIDs(item.id, held.id)) unsent.removed.push(key)
  }
  return unsent
}

/** The values of a list that have not arrived, in their order. */
export function unsentValues(name: string, aside: Y.Doc, fresh: Y.Doc): unknown[] {
  const there = fresh.getArray(name)
  const values: unknown[] = []
  for (let item = aside.getArray(name)._start; item; item = item.right) {
    if (item.deleted) continue
    const { client, clock } = item.id
    for (const [i, value] of item.content.getContent().entries())
      if (!hasArrived(Y.createID(client, clock + i), null, there, fresh)) values.push(value)
  }
  return values
}

/** A document of all these states. */
export function readStates(states: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const state of states) Y.applyUpdate(doc, state)
  return doc
}

/** Parts with something in them that the document's model does not name. */
export function foreignParts(aside: Y.Doc, known: readonly string[]): string[] {
  return [...aside.share]
    .filter(([name, part]) => !known.includes(name) && (part._start !== null || part._map.size > 0))
    .map(([name]) => name)
}
