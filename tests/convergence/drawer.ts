/**
 * A person at a board: a document, a binding, an editor and a hand. Sees to it that nothing is written that this person did
 * not do, and that nothing is exchanged under the hand.
 */
import { type Board, openBoard } from '@probeboard/documents/board'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import type * as Y from 'yjs'
import { type Binding, bind } from '../../apps/web/src/board/binding.ts'
import { type GestureSender, sendGestures, showGestures } from '../../apps/web/src/board/previews.ts'
import type { PreviewLine } from '../../apps/web/src/client/connect.ts'
import { begin } from './acts.ts'
import { groupOf, type Ledger } from './ledger.ts'
import { carriersOf, Paper, type Sheet } from './paper.ts'
import type { Chance } from './seeds.ts'
import { same } from './undo.ts'

export interface Place {
  readonly doc: Y.Doc
  readonly person: number
  readonly chance: Chance
  readonly newId: () => string
  readonly ledger: Ledger
  readonly line: PreviewLine
  readonly mayWrite: () => boolean
}

export class Drawer {
  readonly doc: Y.Doc
  readonly board: Board
  readonly paper: Paper
  readonly chance: Chance
  readonly newId: () => string
  readonly person: number
  /** What was last seen on the screen, and whether it was alive. */
  readonly seen = new Map<string, boolean>()
  /** What the document holds, deleted ones too; null where it is only half there. */
  readonly mirror = new Map<string, BoardElement | null>()
  readonly #place: Place
  readonly #binding: Binding
  readonly #sender: GestureSender
  #unshow: () => void
  readonly #stop: () => void
  /** The next step of what the hand is doing; false when it was the last. */
  #gesture: (() => boolean) | null = null
  #guarded: ReadonlyMap<string, Sheet> = new Map()
  /** Elements that were under the hand since they were last written, or that others changed meanwhile. */
  readonly #handled = new Set<string>()
  /** Fields that the person or the editor changed and that are not written yet. */
  readonly #touched = new Map<string, Set<string>>()
  /** Elements that others' gestures were shown on. */
  readonly #laidOver = new Set<string>()
  #clock = 0

  constructor(place: Place) {
    const { doc, chance, newId, person, ledger, mayWrite, line } = place
    this.#place = place
    this.doc = doc
    this.board = openBoard(doc)
    this.chance = chance
    this.newId = newId
    this.person = person
    for (const id of this.board.ids()) this.mirror.set(id, this.board.get(id))
    this.#stop = this.board.observe(({ ids, local }) => this.#compare(ids, local))
    this.paper = new Paper(
      (sheet, fields) => {
        const known = this.#touched.get(sheet.id) ?? new Set()
        for (const field of fields) known.add(field)
        this.#touched.set(sheet.id, known)
        if (mayWrite()) ledger.note(person, sheet, fields)
        else for (const field of fields) ledger.share(sheet.id, groupOf(sheet.fields.type, field) ?? '')
      },
      (list) => this.#protect(list),
    )
    const refused = (named: readonly { id: string }[]): void => {
      for (const { id } of named) if (!this.paper.find(id)?.alien) throw new Error(`${id} was refused.`)
    }
    this.#binding = bind(this.board, this.paper, refused, mayWrite)
    this.#sender = sendGestures(line)
    this.#unshow = this.#show()
  }

  sync(): void {
    this.#binding.sync()
    for (const sheet of this.paper.list)
      if (sheet.alien && !sheet.isDeleted && this.#place.mayWrite()) throw new Error(`${sheet.id} must not be here.`)
  }

  mayWrite(): boolean {
    return this.#place.mayWrite()
  }

  underHand(): ReadonlySet<string> {
    return this.#binding.underHand()
  }

  /** Others' gestures are no longer heard of, as after a silence. */
  hush(): void {
    this.#unshow()
    this.#unshow = this.#show()
  }

  #show(): () => void {
    const overlay: Binding['overlay'] = (changes) => {
      for (const id of changes.keys()) this.#laidOver.add(id)
      this.#binding.overlay(changes)
    }
    return showGestures(this.#place.line, this.board, { ...this.#binding, overlay })
  }

  leave(): void {
    this.#unshow()
    this.#binding.stop()
    this.#stop()
    this.doc.destroy()
  }

  /** Takes these in the hand for some steps. */
  hold(ids: readonly string[], steps: number, each: (step: number) => void, end: () => void = () => undefined): void {
    for (const id of ids) this.paper.hand.add(id)
    let step = 0
    this.#gesture = () => {
      step += 1
      each(step)
      if (step < steps) return true
      end()
      return false
    }
  }

  /** Ends what the hand is doing. */
  release(): void {
    while (this.#gesture) this.act()
  }

  /** One step: of the gesture that is under way, or something new. What was done is written at once or a little later. */
  act(): void {
    const { paper } = this
    if (this.#gesture) {
      if (!this.#gesture()) {
        this.#gesture = null
        paper.hand.clear()
        paper.settle()
        this.sync()
        this.#sender.end()
      }
    } else {
      begin(this)
      if (!this.#gesture) paper.settle()
    }
    this.guard()
    if (this.chance(3) > 0) this.sync()
    if (this.#gesture && this.chance(2) === 0) this.#showHand()
    this.guard()
  }

  /** From now on nobody may exchange what is under the hand. */
  guard(): void {
    const hand = this.underHand()
    for (const id of hand) this.#handled.add(id)
    this.#guarded = new Map(this.paper.list.filter(({ id }) => hand.has(id)).map((sheet) => [sheet.id, sheet]))
  }

  #showHand(): void {
    const hand = this.underHand()
    const poses = this.paper.live().flatMap(({ id, fields }) => {
      if (!hand.has(id)) return []
      const { type, x, y, width, height, angle, points, pressures } = fields
      const pose = { id, type, x, y, width, height, angle }
      return points ? [{ ...pose, points, ...(pressures ? { pressures } : {}) }] : [pose]
    })
    this.#clock += 33
    if (!poses.some(({ id, type }) => type === 'text' && this.paper.hand.has(id))) this.#sender.show(poses, this.#clock)
  }

  #protect(list: readonly Sheet[]): void {
    if (this.#guarded.size === 0) return
    const hand = this.underHand()
    for (const [id, sheet] of this.#guarded)
      if (hand.has(id) && !list.includes(sheet)) throw new Error(`${id} was exchanged under the hand.`)
  }

  /** Holds what a transaction did against what the person did. */
  #compare(ids: ReadonlySet<string>, local: boolean): void {
    const { ledger, mayWrite } = this.#place
    if (local && !mayWrite()) throw new Error('A reader has written.')
    for (const id of ids) {
      const before = this.mirror.get(id)
      const after = this.board.get(id)
      this.mirror.set(id, after)
      // What was half there by disorder on the wire, nobody knows what it was.
      if (!local) {
        // Came while something of this person's was not written yet.
        if (this.#touched.has(id)) this.#handled.add(id)
        continue
      }
      if (!after || before === null) continue
      const touched = this.#touched.get(id) ?? new Set()
      const seenSo = this.#handled.has(id) || this.#laidOver.has(id)
      const along = new Set(seenSo ? [...touched].map((field) => groupOf(after.type, field)) : [])
      // Born and set free in one breath it was never seen in its shape.
      const born = before ?? this.paper.find(id)?.fields
      const freed = born !== undefined && this.#isFreed(born, after)
      if (freed) for (const group of ['text', 'geometry']) ledger.share(id, group)
      for (const field of Object.keys({ ...before, ...after })) {
        const [then, now] = [before && Reflect.get(before, field), Reflect.get(after, field)]
        if (same(then, now) || touched.has(field)) continue
        const group = groupOf(after.type, field)
        // The whole group is written as this person sees it: over what waits for the hand, with what lies over it.
        if (along.has(group)) {
          if (this.#laidOver.has(id)) ledger.share(id, group ?? '')
          continue
        }
        if (group === 'strokes' && touched.has('points')) continue
        if (freed) continue
        // Whoever types on in a text that another has deleted wants it: the edit beats the deletion.
        if (field === 'isDeleted' && now === false && touched.has('text')) {
          ledger.share(id, 'state')
          ledger.revived.add(id)
          continue
        }
        throw new Error(
          `${id}: ${field} was written as ${JSON.stringify(now)} over ${JSON.stringify(then)}, which nobody did.`,
        )
      }
      // What the editor and the document now say alike is written.
      const shown = this.paper.find(id)?.fields
      for (const field of touched)
        if (!shown || same(Reflect.get(shown, field), Reflect.get(after, field))) touched.delete(field)
      // What is still in the hand has not seen yet what others did to it.
      if (!this.#guarded.has(id) && !this.underHand().has(id)) this.#handled.delete(id)
    }
  }

  /** Whether a label made room for another one of the same shape. */
  #isFreed(before: BoardElement, after: BoardElement): boolean {
    if (after.containerId !== null || before.containerId === null) return false
    const known = [...this.mirror.values(), ...this.paper.live().map(({ fields }) => fields)]
    return known.some(
      (other) => other?.type === 'text' && other.id < after.id && carriersOf(other)[0] === before.containerId,
    )
  }
}
