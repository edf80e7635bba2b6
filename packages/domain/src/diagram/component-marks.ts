/** The few strokes by which a component is known at a glance: small, in its upper left corner, drawn by us. */
import type { ElementType } from './element.ts'

interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface MarkShape {
  readonly type: ElementType
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly points?: readonly (readonly [number, number])[]
}

type Stroke = readonly (readonly [number, number])[] | 'circle'

/** Each stroke on a field of 16 by 16; a circle fills it. */
const strokes = {
  head: [
    'circle',
    [
      [2, 16],
      [8, 12],
      [14, 16],
    ],
  ],
  window: [
    [
      [0, 2],
      [16, 2],
      [16, 14],
      [0, 14],
      [0, 2],
    ],
    [
      [0, 6],
      [16, 6],
    ],
  ],
  gate: [
    [
      [4, 0],
      [4, 16],
    ],
    [
      [12, 0],
      [12, 16],
    ],
  ],
  bars: [
    [
      [2, 2],
      [2, 14],
    ],
    [
      [8, 2],
      [8, 14],
    ],
    [
      [14, 2],
      [14, 14],
    ],
  ],
  bolt: [
    [
      [9, 0],
      [4, 9],
      [9, 8],
      [6, 16],
    ],
  ],
  lid: [
    [
      [0, 4],
      [4, 1],
      [8, 0],
      [12, 1],
      [16, 4],
      [12, 7],
      [8, 8],
      [4, 7],
      [0, 4],
    ],
  ],
  wave: [
    [
      [0, 6],
      [4, 2],
      [8, 6],
      [12, 10],
      [16, 6],
    ],
    [
      [0, 12],
      [4, 8],
      [8, 12],
      [12, 16],
      [16, 12],
    ],
  ],
  clock: [
    'circle',
    [
      [8, 3],
      [8, 8],
      [12, 10],
    ],
  ],
  spark: [
    [
      [8, 0],
      [8, 16],
    ],
    [
      [0, 8],
      [16, 8],
    ],
    [
      [3, 3],
      [13, 13],
    ],
  ],
  dots: [
    [
      [2, 3],
      [4, 3],
    ],
    [
      [12, 5],
      [14, 5],
    ],
    [
      [5, 10],
      [7, 10],
    ],
    [
      [13, 13],
      [15, 13],
    ],
  ],
  lens: [
    'circle',
    [
      [13, 13],
      [18, 18],
    ],
  ],
  steps: [
    [
      [0, 3],
      [16, 3],
    ],
    [
      [0, 8],
      [11, 8],
    ],
    [
      [0, 13],
      [6, 13],
    ],
  ],
  lines: [
    [
      [0, 3],
      [16, 3],
    ],
    [
      [0, 8],
      [16, 8],
    ],
    [
      [0, 13],
      [10, 13],
    ],
  ],
  shield: [
    [
      [8, 0],
      [15, 3],
      [13, 11],
      [8, 16],
      [3, 11],
      [1, 3],
      [8, 0],
    ],
  ],
  tick: [
    [
      [1, 9],
      [6, 14],
      [15, 2],
    ],
  ],
  pulse: [
    [
      [0, 9],
      [4, 9],
      [7, 2],
      [10, 15],
      [12, 9],
      [16, 9],
    ],
  ],
} satisfies Readonly<Record<string, readonly Stroke[]>>

export type Mark = keyof typeof strokes

const field = 16
const margin = 9

export function componentMarks(mark: Mark | undefined, { left, top, width, height }: Frame): MarkShape[] {
  if (mark === undefined) return []
  // Round shapes have no corner: their mark stands inside, above the words.
  const round = mark === 'head' && width > height * 2
  const x = round ? left + width / 2 - field / 2 : left + margin
  const y = top + margin
  const drawn: readonly Stroke[] = strokes[mark]
  return drawn.map((stroke) => {
    if (stroke === 'circle') return { type: 'ellipse', x: x + 3, y, width: field - 5, height: field - 5 }
    const [first = [0, 0]] = stroke
    const xs = stroke.map(([at]) => at)
    const ys = stroke.map(([, at]) => at)
    return {
      type: 'line',
      x: x + first[0],
      y: y + first[1],
      width: Math.max(...xs) - Math.min(...xs),
      height: Math.max(...ys) - Math.min(...ys),
      points: stroke.map(([px, py]) => [px - first[0], py - first[1]] as const),
    }
  })
}
