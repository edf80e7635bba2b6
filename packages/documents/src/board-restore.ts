/**
 * A board that the server refused: what is legal of its unsent edits is written to the server's board anew, and the rest
 * is named. So one bad element never takes the others with it.
 */
import { elementIdSchema, limits } from '@probeboard/domain/diagram/element'
import { type NamedReason, writeScene } from '@probeboard/domain/diagram/scene'
import * as Y from 'yjs'
import { groupsOf, openBoard } from './board.ts'
import { type GroupName, type Groups, groupFault, groupNames, joinElement } from './element-groups.ts'
import { encodeStroke, readStrokeText } from './strokes.ts'
import { foreignParts, unsentKeys } from './unsent.ts'

/** Answers what could not be written. `fresh` is the server's board as a new client holds it. */
export function restoreBoard(aside: Y.Doc, fresh: Y.Doc, origin?: unknown): NamedReason[] {
  const board = openBoard(fresh)
  const refused: NamedReason[] = foreignParts(aside, groupNames).map((name) => ({
    id: name.slice(0, 40),
    reason: 'The board has no such part',
  }))
  const writes = new Map<string, Groups>()
  let live = board.elements().length
  for (const [id, names] of unsentGroups(aside, fresh)) {
    if (!elementIdSchema.safeParse(id).success) {
      refused.push({ id: id.slice(0, 40), reason: 'The id of an element is too long' })
      continue
    }
    const held = groupsOf(fresh, id)
    const { legal, fault } = sift(groupsOf(aside, id), names)
    const isNew = held.look === undefined
    const element = joinElement(id, { ...held, ...legal })
    const full = isNew && element?.isDeleted === false && live >= limits.elements
    const stands = element !== null && !full && !(isNew && fault)
    if (stands) {
      writes.set(id, legal)
      if (isNew && !element.isDeleted) live += 1
    }
    if (fault) refused.push({ id, reason: fault })
    else if (full) refused.push({ id, reason: `A board holds ${limits.elements} elements` })
    else if (!stands) refused.push({ id, reason: 'It is not whole' })
  }
  if (writes.size > 0) board.writeGroups(writes, origin)
  return refused
}

/** By element, the groups with something that has not arrived. */
function unsentGroups(aside: Y.Doc, fresh: Y.Doc): Map<string, Set<GroupName>> {
  const unsent = new Map<string, Set<GroupName>>()
  const add = (id: string, name: GroupName): void => {
    const names = unsent.get(id) ?? new Set()
    unsent.set(id, names.add(name))
  }
  for (const name of groupNames) {
    const { set, removed } = unsentKeys(name, aside, fresh)
    for (const id of [...set, ...removed]) add(id, name)
  }
  for (const [id, stroke] of aside.getMap('strokes')) {
    const held = fresh.getMap('strokes').get(id)
    // A stroke that grows is the same write with more in it.
    if (!(stroke instanceof Y.Text && held instanceof Y.Text)) continue
    const [now, before] = [stroke.toString(), held.toString()]
    if (now.length > before.length && now.startsWith(before)) add(id, 'strokes')
  }
  return unsent
}

function sift(groups: Groups, names: ReadonlySet<GroupName>): { legal: Groups; fault: string | null } {
  const legal: Groups = {}
  let fault: string | null = null
  for (const name of names) {
    const value = groups[name]
    const why = value === undefined ? `${name}: was removed` : groupFault(name, value)
    if (why) fault ??= why
    else legal[name] = name === 'strokes' ? strokeBytes(value) : value
  }
  return { legal, fault }
}

function strokeBytes(value: unknown): unknown {
  const stroke = typeof value === 'string' ? readStrokeText(value) : null
  return stroke ? encodeStroke(stroke) : value
}

/** A drawing of all that can be read of it; what cannot stands beside, as it was written. */
export function boardFile(aside: Y.Doc): { name: string; text: string } {
  const board = openBoard(aside)
  const unreadable: Record<string, unknown> = {}
  for (const name of groupNames)
    for (const id of aside.getMap(name).keys()) if (!board.get(id)) unreadable[id] = groupsOf(aside, id)
  const scene: unknown = JSON.parse(writeScene(board.elements(), new Map()))
  const whole = Object.keys(unreadable).length > 0 ? Object.assign({}, scene, { unreadable }) : scene
  return { name: 'board-copy.excalidraw', text: JSON.stringify(whole) }
}
