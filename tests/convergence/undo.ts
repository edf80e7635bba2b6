/**
 * A person's own undo and redo as the editor keeps them: each step holds the fields that it changed, before and after.
 * What comes back by redo is what stood there at the undo, so that others' later changes are not lost between the two.
 */
import type { BoardElement } from '@probeboard/domain/diagram/element'

export type Fields = Readonly<Record<string, unknown>>

export interface Change {
  /** Fields that this step changed. */
  before: Fields
  after: Fields
}
export type Step = Map<string, Change>

/** Never part of what is undone. */
const fixed = new Set(['id', 'type', 'seed'])

export const same = (a: unknown, b: unknown): boolean => Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)

function current(element: BoardElement | undefined, fields: Fields): Fields {
  if (!element) return fields
  return Object.fromEntries(Object.keys(fields).map((field) => [field, Reflect.get(element, field)]))
}

function isVisible(element: BoardElement | undefined, fields: Fields): boolean {
  if (!element || (element.isDeleted && fields.isDeleted !== false)) return false
  return Object.entries(fields).some(([field, value]) => !same(Reflect.get(element, field), value))
}

export class UndoStack {
  #step: Step = new Map()
  readonly #begun = new Set<string>()
  readonly #past: Step[] = []
  readonly #future: Step[] = []

  note(id: string, before: Fields, after: Fields): void {
    const known = this.#step.get(id)
    this.#step.set(id, { before: { ...before, ...known?.before }, after: { ...known?.after, ...after } })
  }

  /** A new element: undone it is deleted, redone it comes back whole. */
  begin(id: string): void {
    this.#begun.add(id)
    this.note(id, { isDeleted: true }, { isDeleted: false })
  }

  drop(id: string): void {
    this.#step.delete(id)
    this.#begun.delete(id)
  }

  /** What was changed since the last time is one step. */
  settle(find: (id: string) => BoardElement | undefined): void {
    for (const id of this.#begun) {
      const whole = Object.entries(find(id) ?? {}).filter(([field]) => !fixed.has(field))
      this.#step.set(id, { before: { isDeleted: true }, after: Object.fromEntries(whole) })
    }
    this.#begun.clear()
    if (this.#step.size === 0) return
    this.#past.push(this.#step)
    this.#step = new Map()
    this.#future.length = 0
  }

  /**
   * Takes steps back, or again, until one is seen; `apply` does it and answers what else it had to change.
   */
  walk(
    to: 'before' | 'after',
    find: (id: string) => BoardElement | undefined,
    apply: (changes: ReadonlyMap<string, Fields>) => Step,
  ): void {
    const [from, onto] = to === 'before' ? [this.#past, this.#future] : [this.#future, this.#past]
    const back = to === 'before' ? 'after' : 'before'
    for (let step = from.pop(); step; step = from.pop()) {
      const changes = new Map([...step].map(([id, change]) => [id, change[to]]))
      const seen = [...changes].some(([id, fields]) => isVisible(find(id), fields))
      for (const [id, change] of step) change[back] = current(find(id), change[back])
      onto.push(step)
      for (const [id, also] of apply(changes)) {
        const change = { before: {}, after: {}, ...step.get(id) }
        change[to] = { ...change[to], ...also.after }
        change[back] = { ...also.before, ...change[back] }
        step.set(id, change)
      }
      if (seen) break
    }
  }
}
