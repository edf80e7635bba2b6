/**
 * An editor without a screen that behaves as Excalidraw was seen to: it changes its elements in place and says so by their
 * version alone, keeps its lists of what is bound to what, repairs repeated order keys in whatever it is given, and lets
 * arrows follow. Undo takes back the fields that the person's own steps changed.
 */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { isOrderKey } from '@probeboard/domain/diagram/order-key'
import { type ReadElement, readElement } from '@probeboard/domain/diagram/restore'
import { generateKeyBetween } from 'fractional-indexing'
import type { Editor, EditorElement } from '../../apps/web/src/board/binding.ts'
import type { Bound } from '../../apps/web/src/board/bound-index.ts'
import { type Change, type Fields, type Step, same, UndoStack } from './undo.ts'

export interface Sheet extends EditorElement {
  version: number
  index: string
  isDeleted: boolean
  bound: readonly Bound[]
  fields: BoardElement
  /** Of a kind that must not be on a board. */
  alien?: boolean
}

/** Told of every field that the person or the editor itself has changed. */
export type Witness = (sheet: Sheet, fields: readonly string[]) => void

export function carriersOf({ type, isDeleted, containerId, startBinding, endBinding }: BoardElement): string[] {
  if (isDeleted) return []
  const ids = type === 'text' ? [containerId] : type === 'arrow' ? [startBinding?.elementId, endBinding?.elementId] : []
  return ids.filter((id) => typeof id === 'string')
}

const centre = ({ x, y, width, height }: BoardElement) => ({ x: x + width / 2, y: y + height / 2 })

export class Paper implements Editor<Sheet> {
  list: Sheet[] = []
  readonly hand = new Set<string>()
  readonly #undo = new UndoStack()
  readonly #witness: Witness
  readonly #onReplace: (list: readonly Sheet[]) => void
  readonly #read = new WeakMap<Sheet, { version: number; read: ReadElement }>()

  constructor(witness: Witness, onReplace: (list: readonly Sheet[]) => void) {
    this.#witness = witness
    this.#onReplace = onReplace
  }

  elements = (): readonly Sheet[] => this.list
  held = (): ReadonlySet<string> => this.hand
  read = (sheet: Sheet): ReadElement => {
    const before = this.#read.get(sheet)
    if (before?.version === sheet.version) return before.read
    const read = sheet.alien ? { refused: 'not of this world' } : readElement(sheet.fields)
    this.#read.set(sheet, { version: sheet.version, read })
    return read
  }
  make = (element: BoardElement, bound: readonly Bound[], previous: Sheet | undefined): Sheet => ({
    id: element.id,
    index: element.index,
    isDeleted: element.isDeleted,
    version: (previous?.version ?? 0) + 1,
    bound,
    fields: element,
  })
  remove = (sheet: Sheet): Sheet => ({
    ...sheet,
    isDeleted: true,
    fields: { ...sheet.fields, isDeleted: true },
    version: sheet.version + 1,
  })

  replace(list: readonly Sheet[]): void {
    this.#onReplace(list)
    this.list = [...list]
    this.#repairOrder()
  }

  live(): Sheet[] {
    return this.list.filter(({ isDeleted, alien }) => !isDeleted && !alien)
  }

  find(id: string): Sheet | undefined {
    return this.list.find((sheet) => sheet.id === id)
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

  #set(sheet: Sheet, fields: Fields): void {
    const changed = Object.keys(fields).filter((field) => !same(Reflect.get(sheet.fields, field), fields[field]))
    const before = carriersOf(sheet.fields)
    sheet.fields = { ...sheet.fields, ...fields }
    this.#rebind(sheet, before)
    sheet.index = sheet.fields.index
    sheet.isDeleted = sheet.fields.isDeleted
    sheet.version += 1
    if (!sheet.alien) this.#witness(sheet, changed)
  }

  /** The editor keeps the lists of what its own steps bind and let go. */
  #rebind({ id, fields }: Sheet, before: readonly string[]): void {
    const now = carriersOf(fields)
    if (before.length === 0 && now.length === 0) return
    const type = fields.type === 'text' ? 'text' : 'arrow'
    for (const carrier of this.list) {
      const listed = carrier.bound.some((bound) => bound.id === id)
      if (listed && before.includes(carrier.id) && !now.includes(carrier.id))
        carrier.bound = carrier.bound.filter((bound) => bound.id !== id)
      else if (!listed && now.includes(carrier.id)) carrier.bound = [...carrier.bound, { id, type }]
      else continue
      carrier.version += 1
    }
  }

  /** On top of everything, or of what is below `above`. */
  add(raw: Fields & { id: string }, place = this.list.length): void {
    const index = generateKeyBetween(this.list[place - 1]?.index ?? null, this.list[place]?.index ?? null)
    const read = readElement({ ...raw, index })
    if ('refused' in read) throw new Error(read.refused)
    const sheet: Sheet = { id: raw.id, index, isDeleted: false, version: 1, bound: [], fields: read.element }
    this.list.splice(place, 0, sheet)
    this.#rebind(sheet, [])
    this.#undo.begin(raw.id)
    this.#witness(sheet, Object.keys(sheet.fields))
  }

  /** Something that the board does not take. */
  addAlien(id: string): void {
    const index = generateKeyBetween(this.list.at(-1)?.index ?? null, null)
    const read = readElement({ id, type: 'rectangle', index })
    if ('refused' in read) throw new Error(read.refused)
    this.list.push({ id, index, isDeleted: false, version: 1, bound: [], fields: read.element, alien: true })
  }

  change(id: string, fields: Fields): void {
    const sheet = this.find(id)
    if (!sheet) return
    const before = Object.fromEntries(Object.keys(fields).map((field) => [field, Reflect.get(sheet.fields, field)]))
    this.#set(sheet, fields)
    this.#undo.note(id, before, fields)
  }

  /** A shape that was clicked and not drawn. */
  vanish(id: string): void {
    const sheet = this.find(id)
    if (!sheet) return
    this.list = this.list.filter((other) => other !== sheet)
    this.#undo.drop(id)
    this.#witness({ ...sheet, isDeleted: true, fields: { ...sheet.fields, isDeleted: true } }, ['isDeleted'])
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

  /** With their labels; arrows let go, and what lay in a frame leaves it. */
  erase(ids: readonly string[]): void {
    const all = new Set(ids)
    for (const { id, fields } of this.live()) if (fields.containerId && all.has(fields.containerId)) all.add(id)
    for (const id of all) this.change(id, { isDeleted: true })
    for (const { id, fields } of this.live()) {
      const { startBinding, endBinding, frameId } = fields
      const released = {
        ...(startBinding && all.has(startBinding.elementId) ? { startBinding: null } : {}),
        ...(endBinding && all.has(endBinding.elementId) ? { endBinding: null } : {}),
        ...(frameId && all.has(frameId) ? { frameId: null } : {}),
      }
      if (Object.keys(released).length > 0) this.change(id, released)
    }
  }

  /** Arrows keep to the shapes that were moved. */
  follow(moved: ReadonlySet<string>, write = (id: string, fields: Fields) => this.change(id, fields)): void {
    const arrows = new Set<string>()
    for (const sheet of this.live())
      if (moved.has(sheet.id)) for (const { id, type } of sheet.bound) if (type === 'arrow') arrows.add(id)
    for (const id of arrows) {
      const arrow = this.find(id)
      if (!arrow || arrow.isDeleted || moved.has(id)) continue
      const { x, y, points = [], startBinding, endBinding } = arrow.fields
      const [startShape, endShape] = [startBinding, endBinding].map((end) => end && this.find(end.elementId)?.fields)
      const last = points.at(-1) ?? [0, 0]
      const start = startShape ? centre(startShape) : { x, y }
      const end = endShape ? centre(endShape) : { x: x + last[0], y: y + last[1] }
      const [width, height] = [end.x - start.x, end.y - start.y]
      const path = [[0, 0], ...points.slice(1, -1), [width, height]]
      write(id, { ...start, points: path, width: Math.abs(width), height: Math.abs(height) })
    }
  }

  /** What was changed since the last time is one step of undo. */
  settle(): void {
    this.#undo.settle((id) => this.find(id)?.fields)
  }

  undo(): void {
    this.#walk('before')
  }

  redo(): void {
    this.#walk('after')
  }

  #walk(to: 'before' | 'after'): void {
    const find = (id: string) => this.find(id)?.fields
    this.#undo.walk(to, find, (changes) => {
      const also: Step = new Map()
      for (const [id, fields] of changes) {
        const sheet = this.find(id)
        if (sheet) this.#set(sheet, fields)
      }
      this.#resolve(new Set(changes.keys()), also)
      this.list.sort((a, b) => (a.index === b.index ? (a.id < b.id ? -1 : 1) : a.index < b.index ? -1 : 1))
      this.#repairOrder()
      const drawn = new Set([...changes.keys()].filter((id) => find(id)?.type !== 'arrow'))
      this.follow(drawn, (id, fields) => this.#alter(id, fields, also))
      return also
    })
  }

  /** What undo brought back binds only to what is there; what it took away is let go. */
  #resolve(ids: ReadonlySet<string>, also: Step): void {
    for (const sheet of this.live()) {
      const { id, fields } = sheet
      const gone = (carrier: string | null | undefined): boolean => {
        if (!carrier) return false
        const found = this.find(carrier)
        return (ids.has(id) || ids.has(carrier)) && (!found || found.isDeleted)
      }
      const crowded =
        ids.has(id) && fields.containerId && this.find(fields.containerId)?.bound.find(({ type }) => type === 'text')
      const released = {
        ...(gone(fields.startBinding?.elementId) ? { startBinding: null } : {}),
        ...(gone(fields.endBinding?.elementId) ? { endBinding: null } : {}),
        ...(gone(fields.containerId) || (crowded && crowded.id !== id) ? { containerId: null } : {}),
        ...(gone(fields.frameId) ? { frameId: null } : {}),
      }
      if (Object.keys(released).length > 0) this.#alter(id, released, also)
    }
  }

  #alter(id: string, after: Fields, also: Step): void {
    const sheet = this.find(id)
    if (!sheet) return
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, Reflect.get(sheet.fields, field)]))
    this.#set(sheet, after)
    const known: Change | undefined = also.get(id)
    also.set(id, { before: { ...before, ...known?.before }, after: { ...known?.after, ...after } })
  }
}
