/** What must hold: on everybody's screen at every moment, and everywhere when all is quiet. */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { isOrderKey } from '@probeboard/domain/diagram/order-key'
import { boundTo } from '@probeboard/domain/diagram/scene'
import type { Drawer } from './drawer.ts'
import type { Ledger } from './ledger.ts'
import { carriersOf } from './paper.ts'
import { same } from './undo.ts'

function fail(message: string): never {
  throw new Error(message)
}

/**
 * `caughtUp`: nothing is on its way to this person. `strict`: also an arrow that was bound to something else while it was
 * in a hand leaves no trace in the list of its shape.
 */
export function look(
  drawer: Drawer,
  ledger: Ledger,
  { caughtUp, strict }: { caughtUp: boolean; strict: boolean },
): void {
  const { doc, mirror, paper } = drawer
  // What overtook what it builds on may be half there until that comes; the screen keeps what it had.
  const waits = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  if (!waits && caughtUp) for (const [id, element] of mirror) if (!element) fail(`${id} is only half there`)
  let last = ''
  for (const { id, index } of paper.list) {
    if (index <= last || !isOrderKey(index)) fail(`${id} has no order key of its own`)
    last = index
  }
  remember(drawer, ledger)
  const live = new Map(paper.live().map((sheet) => [sheet.id, sheet]))
  const hand = drawer.underHand()
  for (const { id, bound, fields } of live.values()) {
    const { x, y, width, height, angle, type } = fields
    if (type !== ledger.kinds.get(id) || ![x, y, width, height, angle].every(Number.isFinite))
      fail(`${id} is no longer what it was`)
    // What is in the hand learns of what it carries when the hand lets go.
    if (!waits && !hand.has(id))
      for (const { id: other } of bound) {
        if (hand.has(other)) continue
        const shown = live.get(other)
        if (shown && !strict) continue
        if (!shown || !carriersOf(shown.fields).includes(id))
          fail(`${id} carries ${other}, which does not hold on to it`)
      }
    for (const carrier of carriersOf(fields)) {
      const shown = live.get(carrier)
      if (shown && !waits && !hand.has(carrier) && !hand.has(id) && !shown.bound.some((bound) => bound.id === id))
        fail(`${carrier} does not know that ${id} holds on to it`)
      if (!waits && caughtUp && !mirror.get(carrier) && !paper.find(carrier))
        fail(`${id} holds on to ${carrier}, which was never there`)
    }
  }
}

/** Nobody's element comes or goes by itself. */
function remember({ paper, seen }: Drawer, ledger: Ledger): void {
  const now = new Map(paper.list.map(({ id, isDeleted, alien }) => [id, !isDeleted && !alien]))
  for (const [id, alive] of seen)
    if (alive && !now.get(id) && !ledger.deleted.has(id)) fail(`${id} went, and nobody deleted it`)
  for (const [id, alive] of now) {
    if (alive && seen.get(id) === false && !ledger.revived.has(id)) fail(`${id} came back, and nobody brought it`)
    seen.set(id, alive)
  }
}

/** With its fields in one order, so that equal things read equal. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
const essence = (elements: readonly BoardElement[]): string[] =>
  elements.map((element) => JSON.stringify(element, sorted))

/** `settled`: nobody may have two labels any more. */
export function agree(
  drawers: readonly Drawer[],
  ledger: Ledger,
  { settled, strict }: { settled: boolean; strict: boolean },
): void {
  const [first] = drawers
  if (!first) return
  const elements = first.board.elements()
  const wanted = essence(elements)
  const carried = boundTo(elements)
  for (const drawer of drawers) {
    const { board, paper } = drawer
    if (essence(board.elements()).join('\n') !== wanted.join('\n')) fail('Two documents differ.')
    const shown = paper.live()
    for (const [place, element] of elements.entries()) {
      const found = shown[place]?.fields
      if (found?.id !== element.id) fail(`A screen shows ${found?.id ?? 'nothing'} in the place of ${element.id}`)
      for (const [field, value] of Object.entries({ ...found, ...element })) {
        // A reader's editor may keep keys of its own, in the same order: it knows deleted elements that nobody else has.
        if (field === 'index' && !drawer.mayWrite()) continue
        if (!same(Reflect.get(found, field), Reflect.get(element, field)))
          fail(
            `${element.id}: a screen shows ${field} ${JSON.stringify(Reflect.get(found, field))} for ${JSON.stringify(value)}`,
          )
      }
    }
    if (shown.length !== elements.length) fail('A screen shows more than the document has.')
    for (const sheet of paper.live()) {
      const own = sheet.bound.map(({ id }) => id).sort()
      const theirs = (carried.get(sheet.id) ?? []).map(({ id }) => id).sort()
      if (strict ? own.join() !== theirs.join() : theirs.some((id) => !own.includes(id)))
        fail(`${sheet.id} shows ${own.join()} and carries ${theirs.join()}`)
    }
  }
  for (const { id, field, value } of ledger.left()) {
    const element = first.board.get(id)
    if (element && !same(Reflect.get(element, field), value))
      fail(
        `${id}: ${field} is ${JSON.stringify(Reflect.get(element, field))}; its only author left ${JSON.stringify(value)}`,
      )
    if (!element && !ledger.deleted.has(id)) fail(`${id} is lost`)
  }
  // Who may not write cannot make room.
  if (!settled || !drawers.every((drawer) => drawer.mayWrite())) return
  for (const [id, list] of carried)
    if (list.filter(({ type }) => type === 'text').length > 1) fail(`${id} kept two labels`)
}
