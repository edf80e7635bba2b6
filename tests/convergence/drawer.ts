/** A person at a board, who does what people do: one step of it at a time, so that others come in between. */
import { type Board, openBoard } from '@probeboard/documents/board'
import { type BoardElement, type ElementType, elementTypes } from '@probeboard/domain/diagram/element'
import type * as Y from 'yjs'
import { type Binding, bind } from '../../apps/web/src/board/binding.ts'
import { Paper, type Sheet } from './paper.ts'

export type Chance = (limit: number) => number

const colours = ['#ff0000', '#00ff00', 'transparent'] as const
const isShape = ({ fields }: Sheet): boolean =>
  ['rectangle', 'diamond', 'ellipse', 'image', 'frame'].includes(fields.type)

export class Drawer {
  readonly doc: Y.Doc
  readonly board: Board
  readonly paper = new Paper()
  readonly #binding: Binding
  readonly #chance: Chance
  readonly #newId: () => string
  /** The next step of what the hand is doing; false when it was the last. */
  #gesture: (() => boolean) | null = null

  constructor(doc: Y.Doc, chance: Chance, newId: () => string) {
    this.doc = doc
    this.board = openBoard(doc)
    this.#chance = chance
    this.#newId = newId
    this.#binding = bind(this.board, this.paper, (refused) => {
      throw new Error(`Refused: ${JSON.stringify(refused)}`)
    })
  }

  sync(): void {
    this.#binding.sync()
  }

  underHand(): ReadonlySet<string> {
    return this.#binding.underHand()
  }

  leave(): void {
    this.#binding.stop()
    this.doc.destroy()
  }

  /** Ends what the hand is doing. */
  release(): void {
    while (this.#gesture) this.act()
  }

  /** One step: of the gesture that is under way, or something new. */
  act(): void {
    if (this.#gesture) {
      if (!this.#gesture()) {
        this.#gesture = null
        this.paper.hand.clear()
        this.paper.settle()
      }
    } else {
      this.#begin()
      if (!this.#gesture) this.paper.settle()
    }
    this.sync()
    this.paper.guard(this.underHand())
  }

  #pick(from: readonly Sheet[] = this.paper.live()): Sheet | undefined {
    return from[this.#chance(from.length)]
  }

  #begin(): unknown {
    const { paper } = this
    const chance = this.#chance
    const any = this.#pick()
    const shape = this.#pick(paper.live().filter(isShape))
    switch (chance(16)) {
      case 0:
      case 1:
        return this.#draw()
      case 2:
      case 3:
        return any && this.#drag(any)
      case 4:
        return any && paper.change(any.id, { backgroundColor: colours[chance(3)], opacity: 10 * (1 + chance(10)) })
      case 5:
        return shape && this.#label(shape)
      case 6:
        return shape && this.#connect(shape)
      case 7:
        return any && this.#erase(any)
      case 8:
        return any && paper.move(any.id, chance(2) * (paper.list.length - 1))
      case 9:
        return any && paper.change(any.id, chance(2) ? { locked: chance(2) === 1 } : { link: 'https://x.org/' })
      case 10:
        return any && this.#join(any)
      case 11:
        return this.#stroke()
      case 12: {
        const id = this.#newId()
        paper.add({ id, type: 'rectangle', x: 1, y: 1, width: 0, height: 0 })
        this.sync()
        return paper.vanish(id)
      }
      case 13:
        return any && paper.change(any.id, { customData: chance(2) ? { component: 'cache' } : undefined })
      case 14:
        return paper.undo()
      default:
        return paper.redo()
    }
  }

  #draw(): void {
    const types = elementTypes.filter(
      (type): type is Exclude<ElementType, 'arrow' | 'freedraw'> => !['arrow', 'freedraw'].includes(type),
    )
    const type = types[this.#chance(types.length)] ?? 'rectangle'
    const id = this.#newId()
    const at = { x: this.#chance(800), y: this.#chance(600) }
    const own =
      type === 'text'
        ? { text: 'note' }
        : type === 'line'
          ? {
              points: [
                [0, 0],
                [1, 1],
              ],
            }
          : type === 'image'
            ? { fileId: 'f'.repeat(40), status: 'saved' }
            : {}
    this.paper.add({ id, type, ...at, width: 1, height: 1, ...own })
    this.#hold([id], 3, (step) => this.paper.change(id, { width: 40 * step, height: 20 * step }))
  }

  /** Takes these in the hand for some steps. */
  #hold(ids: readonly string[], steps: number, each: (step: number) => void): void {
    for (const id of ids) this.paper.hand.add(id)
    let step = 0
    this.#gesture = () => {
      step += 1
      each(step)
      return step < steps
    }
  }

  #drag(sheet: Sheet): void {
    const along = [...this.paper.live().filter(({ id }) => id === sheet.id)].map(({ id }) => id)
    this.#hold(along, 4, () => {
      for (const id of this.underHand()) {
        const moved = this.paper.find(id)
        if (moved) this.paper.change(id, { x: moved.fields.x + 8, y: moved.fields.y + 4 })
      }
    })
  }

  #label(shape: Sheet): void {
    const bound = shape.bound.find(({ type }) => type === 'text')?.id
    const id = bound ?? this.#newId()
    if (!bound)
      this.paper.add({
        id,
        type: 'text',
        text: '',
        containerId: shape.id,
        x: shape.fields.x,
        y: shape.fields.y,
        width: 10,
        height: 20,
      })
    this.#hold([id], 4, (step) =>
      this.paper.change(id, { text: 'word'.slice(0, step), originalText: 'word'.slice(0, step) }),
    )
  }

  #connect(from: Sheet): void {
    const to = this.#pick(this.paper.live().filter((sheet) => isShape(sheet) && sheet !== from)) ?? from
    const end = (elementId: string) => ({ elementId, focus: 0, gap: 1 })
    this.paper.add({
      id: this.#newId(),
      type: 'arrow',
      x: from.fields.x,
      y: from.fields.y,
      points: [
        [0, 0],
        [50, 50],
      ],
      startBinding: end(from.id),
      endBinding: end(to.id),
    })
  }

  /** With its labels; arrows let go, as the editor makes them. */
  #erase(sheet: Sheet): void {
    for (const { id, fields } of this.paper.live()) {
      const let1 = fields.startBinding?.elementId === sheet.id ? { startBinding: null } : {}
      const let2 = fields.endBinding?.elementId === sheet.id ? { endBinding: null } : {}
      if (id === sheet.id || fields.containerId === sheet.id) this.paper.change(id, { isDeleted: true })
      else if ('startBinding' in let1 || 'endBinding' in let2) this.paper.change(id, { ...let1, ...let2 })
    }
  }

  #join(sheet: Sheet): void {
    const frame = this.#pick(this.paper.live().filter(({ id, fields }) => fields.type === 'frame' && id !== sheet.id))
    if (frame && sheet.fields.type !== 'frame')
      this.paper.change(sheet.id, { frameId: sheet.fields.frameId ? null : frame.id })
    else this.paper.change(sheet.id, { groupIds: sheet.fields.groupIds.length > 0 ? [] : [`group-${this.#chance(3)}`] })
  }

  #stroke(): void {
    const id = this.#newId()
    const points: [number, number][] = [[0, 0]]
    this.paper.add({ id, type: 'freedraw', x: 10, y: 10, points, pressures: [], simulatePressure: true })
    this.#hold([id], 6, (step) => {
      for (let i = 0; i < 5; i++) points.push([points.length * 2.5, step])
      const [width, height] = [(points.length - 1) * 2.5, step]
      this.paper.change(id, { points: [...points], width, height })
    })
  }
}

/** With its fields in one order, so that equal things read equal. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What two boards must agree on. */
export const essence = (elements: readonly BoardElement[]): string[] =>
  elements.map((element) => JSON.stringify(element, sorted))
