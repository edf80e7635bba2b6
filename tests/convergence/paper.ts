/**
 * An editor without a screen that behaves as Excalidraw was seen to: it changes its elements in place and says so by their
 * version alone, repairs repeated order keys in whatever it is given, and undoes by the fields that its own steps changed.
 */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { isOrderKey } from '@probeboard/domain/diagram/order-key'
import { readElement } from '@probeboard/domain/diagram/restore'
import { generateKeyBetween } from 'fractional-indexing'
import type { Editor, EditorElement } from '../../apps/web/src/board/binding.ts'
import type { Bound } from '../../apps/web/src/board/bound-index.ts'

export interface Sheet extends EditorElement {
  version: number
  index: string
  isDeleted: boolean
  bound: readonly Bound[]
  fields: BoardElement
}

type Fields = Readonly<Record<string, unknown>>

/** What one step changed: fields before and after, by element. */
type Step = Map<string, { before: Record<string, unknown>; after: Record<string, unknown> }>

function carriersOf({ type, isDeleted, containerId, startBinding, endBinding }: BoardElement): string[] {
  if (isDeleted) return []
  const ids = type === 'text' ? [containerId] : type === 'arrow' ? [startBinding?.elementId, endBinding?.elementId] : []
  return ids.filter((id) => typeof id === 'string')
}

export class Paper implements Editor<Sheet> {
  list: Sheet[] = []
  readonly hand = new Set<string>()
  /** What must not be exchanged for another object now. */
  #guarded = new Map<string, Sheet>()
  #step: Step = new Map()
  readonly #past: Step[] = []
  readonly #future: Step[] = []

  elements = (): readonly Sheet[] => this.list
  held = (): ReadonlySet<string> => this.hand
  read = ({ fields }: Sheet) => readElement(fields)
  make = (element: BoardElement, bound: readonly Bound[], previous: Sheet | undefined): Sheet => ({
    id: element.id,
    index: element.index,
    isDeleted: element.isDeleted,
    version: (previous?.version ?? 0) + 1,
    bound,
    fields: element,
  })
  remove = (sheet: Sheet): Sheet => ({ ...sheet, isDeleted: true, version: sheet.version + 1 })

  replace(list: readonly Sheet[]): void {
    for (const [id, sheet] of this.#guarded)
      if (this.hand.has(id) && !list.includes(sheet)) throw new Error(`${id} was exchanged under the hand.`)
    this.list = [...list]
    this.#repairOrder()
  }

  /** From now on nobody may exchange what the hand holds. */
  guard(ids: ReadonlySet<string>): void {
    this.#guarded = new Map(this.list.filter(({ id }) => ids.has(id)).map((sheet) => [sheet.id, sheet]))
  }

  #repairOrder(): void {
    for (const [place, sheet] of this.list.entries()) {
      const below = this.list[place - 1]?.index ?? null
      if (isOrderKey(sheet.index) && (below === null || sheet.index > below)) continue
      const above = this.list
        .slice(place + 1)
        .find(({ index }) => isOrderKey(index) && (below === null || index > below))
      this.#set(sheet, { index: generateKeyBetween(below, above?.index ?? null) })
    }
  }

  live(): Sheet[] {
    return this.list.filter(({ isDeleted }) => !isDeleted)
  }

  find(id: string): Sheet | undefined {
    return this.list.find((sheet) => sheet.id === id)
  }

  #set(sheet: Sheet, fields: Fields): void {
    const before = carriersOf(sheet.fields)
    sheet.fields = { ...sheet.fields, ...fields }
    this.#rebind(sheet, before)
    sheet.index = sheet.fields.index
    sheet.isDeleted = sheet.fields.isDeleted
    sheet.version += 1
  }

  /** The editor keeps the lists of what its own steps bind and let go. */
  #rebind({ id, fields }: Sheet, before: readonly string[]): void {
    const now = carriersOf(fields)
    const type = fields.type === 'text' ? 'text' : 'arrow'
    for (const carrier of this.list) {
      if (before.includes(carrier.id) && !now.includes(carrier.id))
        carrier.bound = carrier.bound.filter((bound) => bound.id !== id)
      if (now.includes(carrier.id) && !carrier.bound.some((bound) => bound.id === id))
        carrier.bound = [...carrier.bound, { id, type }]
    }
  }

  /** On top of everything. */
  add(raw: Fields & { id: string }): void {
    const index = generateKeyBetween(this.list.at(-1)?.index ?? null, null)
    const read = readElement({ ...raw, index })
    if ('refused' in read) throw new Error(read.refused)
    const { element } = read
    const sheet = { id: element.id, index, isDeleted: false, version: 1, bound: [], fields: element }
    this.list.push(sheet)
    this.#rebind(sheet, [])
    this.#note(element.id, { isDeleted: true }, { isDeleted: false })
  }

  change(id: string, fields: Fields): void {
    const sheet = this.find(id)
    if (!sheet) return
    const before = Object.fromEntries(Object.keys(fields).map((field) => [field, Reflect.get(sheet.fields, field)]))
    this.#set(sheet, fields)
    this.#note(id, before, fields)
  }

  /** A shape that was clicked and not drawn. */
  vanish(id: string): void {
    this.list = this.list.filter((sheet) => sheet.id !== id)
    this.#step.delete(id)
  }

  move(id: string, place: number): void {
    const sheet = this.find(id)
    if (!sheet) return
    const rest = this.list.filter((other) => other !== sheet)
    const index = generateKeyBetween(rest[place - 1]?.index ?? null, rest[place]?.index ?? null)
    rest.splice(place, 0, sheet)
    this.list = rest
    this.change(id, { index })
  }

  #note(id: string, before: Fields, after: Fields): void {
    const known = this.#step.get(id)
    this.#step.set(id, { before: { ...before, ...known?.before }, after: { ...known?.after, ...after } })
  }

  /** What was changed since the last time is one step of undo. */
  settle(): void {
    if (this.#step.size === 0) return
    this.#past.push(this.#step)
    this.#step = new Map()
    this.#future.length = 0
  }

  undo(): void {
    this.#walk(this.#past, this.#future, 'before')
  }

  redo(): void {
    this.#walk(this.#future, this.#past, 'after')
  }

  #walk(from: Step[], to: Step[], side: 'before' | 'after'): void {
    const step = from.pop()
    if (!step) return
    to.push(step)
    for (const [id, change] of step) {
      const sheet = this.find(id)
      // Order is repaired by the editor itself, not undone.
      const { index: _, ...fields } = change[side]
      if (sheet && Object.keys(fields).length > 0) this.#set(sheet, fields)
    }
  }
}
