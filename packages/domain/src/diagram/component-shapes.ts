/**
 * How a component is drawn: one shape with its label bound to it, as wide and high as the label needs by the editor's own
 * measure, and a mark above or beside the words. Shape, label and mark make one group.
 */
import { drawMark, type Mark, markField } from './component-marks.ts'
import type { BoardElement } from './element.ts'
import { freshLook } from './fresh-look.ts'
import { breakLabel, type LabelLines, lineHeight } from './label-lines.ts'

/** Backgrounds by family: pale, so that black words on them read well, also where the editor turns both round. */
const tints = {
  plain: '#f1f3f5',
  model: '#e5dbff',
  data: '#d0ebff',
  check: '#d3f9d8',
  guard: '#fff3bf',
  people: '#ffe3e3',
} as const
export type Tint = keyof typeof tints

/**
 * `share` is how much of its width and height the editor leaves to the words in a shape; `mark` how far below the top the
 * mark begins. `roundness` by the editor's numbers.
 */
const shapes = {
  rectangle: { width: 170, height: 80, share: 1, mark: 8, roundness: { type: 3 } },
  ellipse: { width: 190, height: 90, share: Math.SQRT1_2, mark: 11, roundness: { type: 2 } },
  diamond: { width: 210, height: 120, share: 0.5, mark: 22, roundness: { type: 2 } },
} as const
export type Shape = keyof typeof shapes

/** A shape grows in width before it grows in height. */
const growths = [1, 1.3, 1.65] as const
const mostLines = 3
/** The editor leaves 5; more would still be inside when its letters come out a little wider than ours. */
const padding = 10
const fontSize = 20
/** The editor's number for its handwriting. */
const handwriting = 5
/** From the left edge of a rectangle; in round shapes there is no corner, and the mark stands in the middle. */
const markInset = 11

export interface Drawing {
  readonly shape: Shape
  readonly tint: Tint
  readonly mark?: Mark
  readonly label: string
  readonly customData: Record<string, unknown>
}
interface Fit {
  readonly width: number
  readonly height: number
  readonly lines: LabelLines
}

function fit({ shape, mark, label }: Drawing): Fit {
  const { width: least, height, share, mark: markTop } = shapes[shape]
  const tries = growths.map((growth) => {
    const width = Math.round(least * growth)
    return { width, lines: breakLabel(label, width * share - 2 * padding, fontSize) }
  })
  const reads = ({ text }: LabelLines): boolean =>
    text.split('\n').length <= mostLines && text.replaceAll('\n', ' ') === label
  const { width, lines } = tries.find((each) => reads(each.lines)) ??
    tries[2] ?? { width: least, lines: breakLabel(label, least, fontSize) }
  const besideMark = shape === 'rectangle' && lines.width <= width - 2 * (markInset + markField)
  const above = mark === undefined || besideMark ? 0 : markTop + markField + 2
  return {
    width,
    height: Math.ceil(Math.max(height, (lines.height + 2 * padding) / share, lines.height + 2 * above)),
    lines,
  }
}

/** The shape first, then its label, then the strokes of the mark. */
export function drawLabelled(
  drawing: Drawing,
  middle: { readonly x: number; readonly y: number },
  newId: () => string,
): BoardElement[] {
  const { shape, tint, mark, label, customData } = drawing
  const { width, height, lines } = fit(drawing)
  const [left, top] = [middle.x - width / 2, middle.y - height / 2]
  const id = newId()
  const labelId = newId()
  const groupIds = mark === undefined ? [] : [newId()]
  const main: BoardElement = {
    ...freshLook(id),
    type: shape,
    x: left,
    y: top,
    width,
    height,
    backgroundColor: tints[tint],
    roundness: { ...shapes[shape].roundness },
    groupIds,
    customData,
  }
  const text: BoardElement = {
    ...freshLook(labelId),
    type: 'text',
    x: middle.x - lines.width / 2,
    y: middle.y - lines.height / 2,
    width: lines.width,
    height: lines.height,
    groupIds,
    text: lines.text,
    originalText: label,
    fontSize,
    fontFamily: handwriting,
    textAlign: 'center',
    verticalAlign: 'middle',
    lineHeight,
    autoResize: true,
    containerId: id,
  }
  if (mark === undefined) return [main, text]
  const markLeft = shape === 'rectangle' ? left + markInset : middle.x - markField / 2
  const strokes = drawMark(mark, markLeft, top + shapes[shape].mark).map((stroke): BoardElement => {
    const look = { ...freshLook(newId()), ...stroke, strokeColor: '#495057', strokeWidth: 1, groupIds }
    if (stroke.type === 'ellipse') return look
    return { ...look, startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: null }
  })
  return [main, text, ...strokes]
}
