/**
 * What typing in the palette offers: components by name, boxes and arrows as typed, the answer of an estimate, and a box
 * with any word. Each one draws itself round a middle; nothing here changes the board.
 */
import { type Component, drawComponent, findComponents } from '@probeboard/domain/diagram/components'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { estimate } from '@probeboard/domain/diagram/estimate'
import { drawSketch, readSketch } from '@probeboard/domain/diagram/sketch'
import { boxOfAll, type Point } from './free-place.ts'
import { drawNote } from './note.ts'
import { words } from './words.ts'

export type NewId = () => string

export interface Suggestion {
  readonly key: string
  readonly name: string
  /** What is said to be on the board then. */
  readonly adds: string
  /** Whether it goes beside what is selected: notes and whole diagrams stand by themselves. */
  readonly joins: boolean
  /** The first one is what arrows hold on to. */
  readonly draw: (middle: Point, newId: NewId) => BoardElement[]
  /** Shown before the name. */
  readonly picture?: readonly BoardElement[]
}
export interface Suggestions {
  readonly list: readonly Suggestion[]
  /** Why what was typed is no sketch or estimate. */
  readonly problem?: string
}

const most = 8
/** What no name of a component has: a bracket that opens, or an arrow. */
const sketchMark = /^\[|->|<-|--|[→←↔]/

const pictures = new Map<string, readonly BoardElement[]>()

function pictureOf(component: Component): readonly BoardElement[] {
  const kept = pictures.get(component.key)
  if (kept) return kept
  let count = 0
  const picture = drawComponent(component, { x: 0, y: 0 }, () => `${component.key}-${++count}`)
  pictures.set(component.key, picture)
  return picture
}

/**
 * The shape with its label, without the small marks: they would make a group of it, in which a label is two double
 * clicks away, Enter does nothing and letters grow with the box.
 */
function alone(drawn: readonly BoardElement[]): BoardElement[] {
  const [main] = drawn
  return drawn
    .filter((element) => element === main || element.containerId === main?.id)
    .map((element) => ({ ...element, groupIds: [] }))
}

function offer(component: Component): Suggestion {
  return {
    key: component.key,
    name: component.name,
    adds: component.name,
    joins: true,
    picture: pictureOf(component),
    draw: (middle, newId) => alone(drawComponent(component, middle, newId)),
  }
}

function offerBox(word: string): Suggestion {
  return {
    key: 'box',
    name: words.box(word),
    adds: word,
    joins: true,
    draw: (middle, newId) => drawAround(middle, (corner) => drawSketch({ boxes: [word], arrows: [] }, corner, newId)),
  }
}

function offerSketch(typed: string): Suggestions {
  const sketch = readSketch(typed)
  if ('problem' in sketch) return { list: [], problem: sketch.problem }
  return {
    list: [
      {
        key: 'sketch',
        name: words.drawSketch(sketch.boxes.length, sketch.arrows.length),
        adds: words.diagram,
        joins: false,
        draw: (middle, newId) => drawAround(middle, (corner) => drawSketch(sketch, corner, newId)),
      },
    ],
  }
}

/** For what is drawn from its upper left corner: its size shows only once it is drawn. */
function drawAround(middle: Point, draw: (corner: Point) => BoardElement[]): BoardElement[] {
  const { x, y, width, height } = boxOfAll(draw({ x: 0, y: 0 }))
  return draw({ x: middle.x - width / 2 - x, y: middle.y - height / 2 - y })
}

export function suggest(typed: string): Suggestions {
  const text = typed.trim()
  if (text === '') return { list: findComponents('').map(offer) }
  if (sketchMark.test(text)) return offerSketch(text)
  const estimated = estimate(text)
  if (estimated && 'problem' in estimated) return { list: [], problem: estimated.problem }
  if (estimated) {
    const line = `${text} ${estimated.answer}`
    return {
      list: [
        {
          key: 'answer',
          name: line,
          adds: line,
          joins: false,
          draw: (middle, newId) => [drawNote(line, middle, newId())],
        },
      ],
    }
  }
  const found = findComponents(text).slice(0, most)
  const named = found.some(({ name }) => name.toLowerCase() === text.toLowerCase())
  return { list: [...found.map(offer), ...(named ? [] : [offerBox(text)])] }
}
