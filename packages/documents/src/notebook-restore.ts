/** A notebook that the server refused: unsent marks and lines are written anew where they are legal, the rest is named. */
import type { NamedReason } from '@probeboard/domain/diagram/scene'
import type * as Y from 'yjs'
import { longestValue, notebookMaps } from './notebook.ts'
import { foreignParts, unsentKeys, unsentValues } from './unsent.ts'

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'undefined'
  const parts = Array.isArray(value) ? value : Object.values(value)
  const proto: unknown = Object.getPrototypeOf(value)
  return (proto === Object.prototype || proto === Array.prototype) && parts.every(isPlain)
}

function faultOf(value: unknown): string | null {
  if (!isPlain(value)) return 'It is no plain value'
  return JSON.stringify(value).length > longestValue ? 'It is too long' : null
}

/** Answers what could not be written. `fresh` is the server's notebook as a new client holds it. */
export function restoreNotebook(aside: Y.Doc, fresh: Y.Doc, origin?: unknown): NamedReason[] {
  const refused = foreignParts(aside, [...notebookMaps, 'chat']).map((name) => ({
    id: name.slice(0, 40),
    reason: 'The notebook has no such part',
  }))
  const take = (id: string, value: unknown, write: () => void): void => {
    const reason = faultOf(value)
    if (reason) refused.push({ id: id.slice(0, 40), reason })
    else write()
  }
  fresh.transact(() => {
    for (const name of notebookMaps) {
      const [from, to] = [aside.getMap(name), fresh.getMap(name)]
      const { set, removed } = unsentKeys(name, aside, fresh)
      for (const key of removed) to.delete(key)
      for (const key of set) take(key, from.get(key), () => to.set(key, from.get(key)))
    }
    for (const line of unsentValues('chat', aside, fresh)) take('chat', line, () => fresh.getArray('chat').push([line]))
  }, origin)
  return refused
}

export function notebookFile(aside: Y.Doc): { name: string; text: string } {
  for (const name of notebookMaps) aside.getMap(name)
  aside.getArray('chat')
  return { name: 'notebook-copy.json', text: JSON.stringify(aside.toJSON()) }
}
