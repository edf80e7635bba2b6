/**
 * The few strokes by which a component is known at a glance, drawn by us. Each mark lies on a field of 16 by 16: strokes
 * parted by `/`, each the points of a line; one that begins with `o` is an ellipse, said by its corner and its size.
 */
const drawn = {
  back: '16,13 16,5 1,5 / 6,0 1,5 6,10',
  bolt: '9,0 3,9 8,9 6,16 13,6 8,6 9,0',
  bucket: 'o 0,0 16,5 / 0,3 3,16 13,16 16,3',
  checks: '0,4 2,6 5,2 / 8,4 16,4 / 0,12 2,14 5,10 / 8,12 16,12',
  chip: '3,3 6,3 6,0 6,3 10,3 10,0 10,3 13,3 13,6 16,6 13,6 13,10 16,10 13,10 13,13 10,13 10,16 10,13 6,13 6,16 6,13 3,13 3,10 0,10 3,10 3,6 0,6 3,6 3,3',
  clock: 'o 0,0 16,16 / 8,3 8,8 12,10',
  cylinder: 'o 0,0 16,5 / 0,3 0,13 3,15 8,16 13,15 16,13 16,3',
  down: '0,1 8,1 8,12 / 4,8 8,12 12,8 / 2,16 14,16',
  eye: '0,8 4,4 8,3 12,4 16,8 12,12 8,13 4,12 0,8 / o 6,6 4,4',
  fork: '8,0 8,16 / 2,16 2,8 14,8 14,16',
  funnel: '0,1 16,1 10,8 10,15 6,13 6,8 0,1',
  gate: '7,0 7,16 / 0,8 16,8 / 12,4 16,8 12,12',
  hammer: '2,1 14,1 14,6 2,6 2,1 / 8,6 8,16',
  head: 'o 4,0 8,8 / 0,16 2,12 8,10 14,12 16,16',
  lens: 'o 0,0 11,11 / 10,10 16,16',
  loop: '14,5 11,2 6,1 2,4 1,9 4,14 9,15 13,13 15,9 / 9,5 14,5 14,0',
  net: 'o 0,6 4,4 / o 12,0 4,4 / o 12,12 4,4 / 12,2 4,8 12,14',
  page: '2,0 10,0 14,4 14,16 2,16 2,0 / 5,6 11,6 / 5,9 11,9 / 5,12 9,12',
  pipe: '0,2 16,2 / 0,14 16,14 / 5,5 5,11 / 11,5 11,11',
  play: 'o 0,0 16,16 / 6,4 12,8 6,12 6,4',
  prompt: '1,3 6,8 1,13 / 8,13 16,13',
  pulse: '0,9 4,9 7,2 10,15 12,9 16,9',
  scatter: '0,0 0,16 16,16 / o 4,8 3,3 / o 7,3 3,3 / o 12,6 3,3',
  shed: '0,6 8,0 16,6 16,16 0,16 0,6 / 4,16 4,9 12,9 12,16',
  shield: '8,0 15,3 13,11 8,16 3,11 1,3 8,0',
  slabs: '0,1 16,1 16,15 0,15 0,1 / 0,8 16,8 / 3,5 6,5 / 3,12 6,12',
  speech: '0,1 16,1 16,11 8,11 4,16 4,11 0,11 0,1 / 3,5 13,5 / 3,8 9,8',
  steps: '0,3 16,3 / 0,8 11,8 / 0,13 6,13',
  switch: '0,12 5,12 12,4 / 11,12 16,12',
  table: '0,1 16,1 16,15 0,15 0,1 / 0,6 16,6 / 6,1 6,15',
  tag: '0,3 9,3 16,8 9,13 0,13 0,3 / o 3,7 2,2',
  vector: '4,0 0,0 0,16 4,16 / 12,0 16,0 16,16 12,16 / 8,3 8,7 / 8,10 8,14',
  waves: '0,6 4,2 8,6 12,10 16,6 / 0,12 4,8 8,12 12,16 16,12',
  window: '0,1 16,1 16,15 0,15 0,1 / 0,5 16,5',
} as const

export type Mark = keyof typeof drawn
export const markField = 16

interface Extent {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export type MarkStroke =
  | (Extent & { readonly type: 'ellipse' })
  | (Extent & { readonly type: 'line'; readonly points: [number, number][] })

function readPoints(stroke: string): [number, number][] {
  return [...stroke.matchAll(/(\d+),(\d+)/g)].map(([, x, y]) => [Number(x), Number(y)])
}

/** `left` and `top` are the corner of the field. */
export function drawMark(mark: Mark, left: number, top: number): MarkStroke[] {
  return drawn[mark].split('/').map((stroke) => {
    const points = readPoints(stroke)
    const [[x, y] = [0, 0], [width, height] = [0, 0]] = points
    const corner = { x: left + x, y: top + y }
    if (stroke.trim().startsWith('o')) return { type: 'ellipse', ...corner, width, height }
    const extent = (of: readonly number[]): number => Math.max(...of) - Math.min(...of)
    return {
      type: 'line',
      ...corner,
      width: extent(points.map(([px]) => px)),
      height: extent(points.map(([, py]) => py)),
      points: points.map(([px, py]) => [px - x, py - y]),
    }
  })
}
