/**
 * The `board` document: the shared drawing. Nine flat top-level maps, one a group of fields (element-groups.ts), keyed by
 * element. Keys are never removed: a deleted element is marked. board.md tells the shape to other clients.
 */
import { type BoardElement, elementIdSchema, limits } from '@probeboard/domain/diagram/element'
import * as Y from 'yjs'
import {
  changedGroups,
  type GroupName,
  type Groups,
  groupFault,
  groupNames,
  joinElement,
  splitElement,
} from './element-groups.ts'
import { decodeStroke, strokeText } from './strokes.ts'

export interface BoardChange {
  readonly ids: ReadonlySet<string>
  readonly local: boolean
  readonly origin: unknown
}

export interface Board {
  /** Live elements, lowest first. */
  elements(): BoardElement[]
  /** Also of deleted ones; null where there is none that can be shown. */
  get(id: string): BoardElement | null
  /** Every id that was ever on the board. */
  ids(): string[]
  /** Writes the groups that differ from what the document holds, as one transaction. */
  write(elements: readonly BoardElement[], origin?: unknown): void
  /** Writes exactly these groups, as one transaction. */
  writeGroups(changes: ReadonlyMap<string, Groups>, origin?: unknown): void
  /** Calls back once a transaction with what it touched. */
  observe(listener: (change: BoardChange) => void): () => void
}

type Maps = Readonly<Record<GroupName, Y.Map<unknown>>>

function mapsOf(doc: Y.Doc): Maps {
  return {
    geometry: doc.getMap('geometry'),
    strokes: doc.getMap('strokes'),
    look: doc.getMap('look'),
    text: doc.getMap('text'),
    order: doc.getMap('order'),
    membership: doc.getMap('membership'),
    state: doc.getMap('state'),
    file: doc.getMap('file'),
    custom: doc.getMap('custom'),
  }
}

/** What the document holds of an element, whether it may stand or not. */
export function groupsOf(doc: Y.Doc, id: string): Groups {
  return gather(mapsOf(doc), id)
}

function gather(maps: Maps, id: string): Groups {
  const groups: Groups = {}
  for (const name of groupNames) {
    const value = heldIn(maps, name, id)
    if (value !== undefined) groups[name] = value
  }
  return groups
}

/** A stroke that grows is a shared text, in which only its end is ever written. */
function heldIn(maps: Maps, name: GroupName, id: string): unknown {
  const value = maps[name].get(id)
  return name === 'strokes' && value instanceof Y.Text && isPlain(value) ? value.toString() : value
}

/** Whether a text is nothing but letters: formats and embedded things would be room without a limit. */
function isPlain(text: Y.Text): boolean {
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && !(item.content instanceof Y.ContentString)) return false
  return true
}

/** A new stroke of so many points may be one that is being drawn. */
const beginning = 64

function writeStroke(strokes: Y.Map<unknown>, id: string, bytes: unknown): void {
  const stroke = bytes instanceof Uint8Array ? decodeStroke(bytes) : null
  const text = stroke && strokeText(stroke)
  const held = strokes.get(id)
  if (text && held instanceof Y.Text && text.startsWith(held.toString()))
    held.insert(held.length, text.slice(held.length))
  else if (text && held === undefined && stroke.points.length <= beginning) strokes.set(id, new Y.Text(text))
  else strokes.set(id, bytes)
}

/** By place in the pile; the id decides between equal keys, so that all sides agree. */
export function inOrder(a: BoardElement, b: BoardElement): number {
  if (a.index !== b.index) return a.index < b.index ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/**
 * What a transaction touched: ids by group, and names of what is no part of a board. To be asked before `mapsOf`: where
 * nobody has opened the board yet, that puts new maps in the place of the ones that the transaction names.
 */
function touched(doc: Y.Doc, transaction: Y.Transaction): { changes: [GroupName, string][]; foreign: string[] } {
  const names = new Map<unknown, string>()
  for (const [name, type] of doc.share) names.set(type, name)
  const changes: [GroupName, string][] = []
  const foreign: string[] = []
  for (const [type, keys] of transaction.changed) {
    // A growing stroke hangs in the map of the strokes, under its element's id.
    const grown = type._item?.parentSub
    const part = names.get(grown ? type.parent : type) ?? 'without a name'
    const name = groupNames.find((group) => group === part)
    if (!name) foreign.push(part)
    else if (grown) changes.push([name, grown])
    // A map's type can be written to as a list or a text; nothing of that would ever be read.
    else
      for (const key of keys)
        if (key === null) foreign.push(part)
        else changes.push([name, key])
  }
  return { changes, foreign }
}

export function openBoard(doc: Y.Doc): Board {
  const maps = mapsOf(doc)
  const board: Board = {
    elements: () =>
      board
        .ids()
        .flatMap((id) => board.get(id) ?? [])
        .filter((element) => !element.isDeleted)
        .sort(inOrder),
    get: (id) => joinElement(id, gather(maps, id)),
    ids: () => [...maps.look.keys()],
    write(elements, origin) {
      const changes = new Map<string, Groups>()
      for (const element of elements) {
        const held = board.get(element.id)
        changes.set(element.id, changedGroups(held ? splitElement(held, 0) : undefined, splitElement(element, 0)))
      }
      board.writeGroups(changes, origin)
    },
    writeGroups(changes, origin) {
      doc.transact(() => {
        for (const [id, groups] of changes)
          for (const name of groupNames) {
            if (groups[name] === undefined) continue
            if (name === 'strokes') writeStroke(maps.strokes, id, groups.strokes)
            else maps[name].set(id, groups[name])
          }
      }, origin)
    },
    observe(listener) {
      const hear = (transaction: Y.Transaction): void => {
        const ids = new Set<string>()
        for (const [, id] of touched(doc, transaction).changes) ids.add(id)
        if (ids.size > 0) listener({ ids, local: transaction.local, origin: transaction.origin })
      }
      doc.on('afterTransaction', hear)
      return () => doc.off('afterTransaction', hear)
    },
  }
  return board
}

/**
 * Why what a transaction did to the board may not stand, or null: a sentence for the author. Looks only at what the
 * transaction touched. Values are checked by group, because a client may write the groups of one element one by one.
 */
export function checkBoard(doc: Y.Doc, transaction: Y.Transaction): string | null {
  const { changes, foreign } = touched(doc, transaction)
  if (foreign[0] !== undefined) return `The board has no part called ${foreign[0].slice(0, 40)} that holds this.`
  const maps = mapsOf(doc)
  for (const [name, id] of changes) {
    if (!elementIdSchema.safeParse(id).success) return 'An element has an id that is too long.'
    const value = heldIn(maps, name, id)
    if (value === undefined) return `Element ${id}: ${name} was removed. Mark elements as deleted instead.`
    const fault = groupFault(name, value)
    if (fault) return `Element ${id}: ${fault}.`
    // `size` walks through all of the map. No key is ever removed, so the entries are as many.
    if (maps[name]._map.size > 4 * limits.elements) return `A board holds ${limits.elements} elements.`
  }
  return null
}
