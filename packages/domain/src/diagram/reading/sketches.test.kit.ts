/** Small drawings by hand, for tests of single rules. */
import type { BoardElement } from '../element.ts'
import { freshLook } from '../fresh-look.ts'

type Place = readonly [x: number, y: number]
type Size = readonly [width: number, height: number]
type More = Partial<BoardElement>

export function shape(id: string, [x, y]: Place, [width, height]: Size, more: More = {}): BoardElement {
  return { ...freshLook(id), type: 'rectangle', x, y, width, height, ...more }
}

/** As wide as its longest line is at this size. */
export function text(id: string, [x, y]: Place, words: string, more: More = {}): BoardElement {
  const fontSize = more.fontSize ?? 20
  const lines = words.split('\n')
  return {
    ...freshLook(id),
    type: 'text',
    x,
    y,
    width: Math.max(...lines.map((line) => line.length)) * fontSize * 0.55,
    height: lines.length * fontSize * 1.25,
    text: words,
    originalText: words,
    fontSize,
    fontFamily: 5,
    textAlign: 'left',
    verticalAlign: 'top',
    lineHeight: 1.25,
    autoResize: true,
    containerId: null,
    ...more,
  }
}

/** A box with the label bound to it. */
export function box(id: string, [x, y]: Place, label: string, [width, height]: Size = [160, 80]): BoardElement[] {
  return [
    shape(id, [x, y], [width, height]),
    text(`${id}-label`, [x + 20, y + height / 2 - 12], label, { containerId: id }),
  ]
}

const bind = (id: string | undefined): BoardElement['startBinding'] => (id ? { elementId: id, focus: 0, gap: 4 } : null)

export function arrow(
  id: string,
  ends: readonly Place[],
  { from, to, ...more }: More & { from?: string; to?: string } = {},
): BoardElement {
  const [[x, y] = [0, 0]] = ends
  return {
    ...freshLook(id),
    type: 'arrow',
    x,
    y,
    width: Math.max(...ends.map(([px]) => Math.abs(px - x))),
    height: Math.max(...ends.map(([, py]) => Math.abs(py - y))),
    points: ends.map(([px, py]): [number, number] => [px - x, py - y]),
    startBinding: bind(from),
    endBinding: bind(to),
    startArrowhead: null,
    endArrowhead: 'arrow',
    ...more,
  }
}
