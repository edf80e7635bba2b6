/**
 * Text to diagram: `[App] -> [Gateway] -> [LLM]`, a line for each chain, the same name for the same box. Reading is
 * total and says what to write instead; drawing gives boxes and bound arrows that the board takes as they are. Typed
 * text may leave the brackets out; pasted text may not, or prose would turn into boxes.
 */
import { connectElements } from './connect.ts'
import type { BoardElement } from './element.ts'
import { breakLabel, type LabelLines, lineHeight } from './label-lines.ts'
import { type Point, placeBoxes } from './layering.ts'
import { type Joint, readSketchLine } from './sketch-line.ts'

interface SketchArrow {
  readonly from: number
  readonly to: number
  readonly label: string
  readonly heads: 'none' | 'end' | 'both'
}
export interface Sketch {
  readonly boxes: readonly string[]
  readonly arrows: readonly SketchArrow[]
}

/** More than anybody sketches by typing, and few enough to lay out at once. */
const most = { text: 20_000, boxes: 100, arrows: 200 } as const

function orient(left: number, right: number, { label, toLeft, toRight }: Joint): SketchArrow {
  if (toLeft && !toRight) return { from: right, to: left, label, heads: 'end' }
  return { from: left, to: right, label, heads: toLeft ? 'both' : toRight ? 'end' : 'none' }
}

function read(text: string, bareNames: boolean): Sketch | { problem: string } {
  if (text.length > most.text) return { problem: `The text has more than ${most.text} letters. Draw it in parts.` }
  const boxes: string[] = []
  const known = new Map<string, number>()
  const arrows = new Map<string, SketchArrow>()
  const boxOf = (name: string): number => {
    const key = name.normalize('NFC').toLowerCase()
    const box = known.get(key) ?? boxes.push(name) - 1
    known.set(key, box)
    return box
  }
  const lines = text.trimEnd().split(/\r\n|[\n\r\u2028\u2029]/)
  for (const [place, line] of lines.entries()) {
    if (line.trim() === '') continue
    const problem = (what: string): { problem: string } => ({
      problem: lines.length > 1 ? `Line ${place + 1}: ${what}` : what.charAt(0).toUpperCase() + what.slice(1),
    })
    const chain = readSketchLine(line, bareNames)
    if ('problem' in chain) return problem(chain.problem)
    const groups = chain.groups.map((names) => names.map(boxOf))
    for (const [at, joint] of chain.joints.entries())
      for (const left of groups[at] ?? [])
        for (const right of groups[at + 1] ?? []) {
          if (left === right)
            return problem(`${boxes[left]} leads to itself. Leave that arrow out and draw it by hand.`)
          const arrow = orient(left, right, joint)
          arrows.set(JSON.stringify(arrow), arrow)
          if (arrows.size > most.arrows) return problem(`more than ${most.arrows} arrows. Draw it in parts.`)
        }
    if (boxes.length > most.boxes) return problem(`more than ${most.boxes} boxes. Draw it in parts.`)
  }
  if (boxes.length === 0) return { problem: 'Nothing to draw yet. Write [App] -> [Gateway].' }
  return { boxes, arrows: [...arrows.values()] }
}

/** What somebody typed: names may stand without brackets beside an arrow. */
export function readSketch(text: string): Sketch | { problem: string } {
  return read(text, true)
}

/** Whether pasted text is meant as a sketch: nothing but names in brackets, and an arrow among them. */
export function isSketch(text: string): boolean {
  const sketch = read(text, false)
  return 'boxes' in sketch && sketch.arrows.length > 0
}

const boxSize = { width: 170, height: 80 } as const
/** Wider boxes for longer names, before they grow in height. */
const boxWidths = [boxSize.width, 220, 280] as const
const boxLines = 3
const padding = 10
/** The editor's number for its handwriting. */
const handwriting = 5
const fontSize = { box: 20, arrow: 16 } as const
const arrowLabelRoom = 170

/** The editor's own look for what is drawn with nothing chosen. */
const look = {
  angle: 0,
  strokeColor: '#1e1e1e',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 2,
  strokeStyle: 'solid',
  roughness: 1,
  opacity: 100,
  roundness: null,
  index: 'a0',
  groupIds: [],
  frameId: null,
  isDeleted: false,
  locked: false,
  link: null,
} as const

function fitBox(name: string): { width: number; height: number; label: LabelLines } {
  const tries = boxWidths.map((width) => ({ width, label: breakLabel(name, width - 2 * padding, fontSize.box) }))
  const longest = (lines: LabelLines): number => lines.text.split('\n').length
  const whole = ({ text }: LabelLines): boolean => text.replaceAll('\n', ' ') === name
  const fit = tries.find(({ label }) => longest(label) <= boxLines && whole(label)) ?? tries.at(-1)
  const label = fit?.label ?? breakLabel(name, boxSize.width, fontSize.box)
  return {
    width: fit?.width ?? boxSize.width,
    height: Math.max(boxSize.height, label.height + 2 * padding),
    label,
  }
}

type Label = { readonly lines: LabelLines; readonly words: string; readonly size: number; readonly middle: Point }

function drawLabel(id: string, on: BoardElement, { lines, words, size, middle }: Label): BoardElement {
  return {
    ...look,
    groupIds: [],
    id,
    seed: on.seed,
    type: 'text',
    x: middle[0] - lines.width / 2,
    y: middle[1] - lines.height / 2,
    width: lines.width,
    height: lines.height,
    text: lines.text,
    originalText: words,
    fontSize: size,
    fontFamily: handwriting,
    textAlign: 'center',
    verticalAlign: 'middle',
    lineHeight,
    autoResize: true,
    containerId: on.id,
  }
}

/** Where the way from the middle of a box towards a point leaves it. */
function edgeOf(box: BoardElement, [x, y]: Point): Point {
  const start = connectElements(box, { ...box, x, y, width: 0, height: 0 }, box.id)
  return [start.x, start.y]
}

function middleOfWay({ x, y, points = [] }: BoardElement): Point {
  const half = (points.length - 1) / 2
  const [a = [0, 0], b = a] = [points[Math.floor(half)], points[Math.ceil(half)]]
  return [x + (a[0] + b[0]) / 2, y + (a[1] + b[1]) / 2]
}

/** `corner` is the top left of the drawing. The order keys are placeholders: placing.ts gives the real ones. */
export function drawSketch(sketch: Sketch, corner: { x: number; y: number }, newId: () => string): BoardElement[] {
  const fits = sketch.boxes.map(fitBox)
  const labels = sketch.arrows.map(({ label }) =>
    label === '' ? null : breakLabel(label, arrowLabelRoom, fontSize.arrow),
  )
  const edges = sketch.arrows.map(({ from, to }, place) => ({ from, to, room: (labels[place]?.width ?? 0) + 80 }))
  const placed = placeBoxes(fits, edges)
  const drawn: BoardElement[] = []
  const boxes = fits.map(({ width, height, label }, place) => {
    const [x, y] = placed.middles[place] ?? [0, 0]
    const middle: Point = [corner.x + x, corner.y + y]
    const box: BoardElement = {
      ...look,
      groupIds: [],
      id: newId(),
      seed: place + 1,
      type: 'rectangle',
      x: middle[0] - width / 2,
      y: middle[1] - height / 2,
      width,
      height,
      roundness: { type: 3 },
    }
    const words = sketch.boxes[place] ?? ''
    drawn.push(box, drawLabel(newId(), box, { lines: label, words, size: fontSize.box, middle }))
    return box
  })
  for (const [place, bends] of placed.bends.entries()) {
    const arrow = sketch.arrows[place]
    const [from, to] = [boxes[arrow?.from ?? -1], boxes[arrow?.to ?? -1]]
    if (!arrow || !from || !to) continue
    const line: BoardElement = {
      ...drawArrow(
        newId(),
        from,
        to,
        bends.map(([x, y]): Point => [corner.x + x, corner.y + y]),
      ),
      startArrowhead: arrow.heads === 'both' ? 'arrow' : null,
      endArrowhead: arrow.heads === 'none' ? null : 'arrow',
    }
    drawn.push(line)
    const lines = labels[place]
    if (lines)
      drawn.push(
        drawLabel(newId(), line, { lines, words: arrow.label, size: fontSize.arrow, middle: middleOfWay(line) }),
      )
  }
  return drawn
}

/** From edge to edge by way of the bends. */
function drawArrow(id: string, from: BoardElement, to: BoardElement, bends: readonly Point[]): BoardElement {
  const straight = connectElements(from, to, id)
  const [first, last] = [bends[0], bends.at(-1)]
  if (!first || !last) return straight
  const start = edgeOf(from, first)
  const points = [start, ...bends, edgeOf(to, last)].map(([x, y]): [number, number] => [x - start[0], y - start[1]])
  const extent = (of: readonly number[]): number => Math.max(...of) - Math.min(...of)
  return {
    ...straight,
    x: start[0],
    y: start[1],
    width: extent(points.map(([x]) => x)),
    height: extent(points.map(([, y]) => y)),
    points,
  }
}
