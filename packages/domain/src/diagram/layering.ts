/**
 * Where the boxes of a graph go: columns from left to right by the longest way to each box, rows so that neighbours
 * stand level, and for an arrow that passes columns the bends that lead it around their boxes. Circles are drawn with
 * one arrow leading back. Answers the middle of each box, the top left corner of everything being 0, 0.
 */
export interface Size {
  readonly width: number
  readonly height: number
}
export interface Edge {
  readonly from: number
  readonly to: number
  /** What the gap that the edge crosses must leave for its label. */
  readonly room: number
}
export type Point = readonly [x: number, y: number]
export interface Placement {
  readonly middles: readonly Point[]
  /** For each edge, in its own direction. */
  readonly bends: readonly (readonly Point[])[]
}

const rowGap = 50
/** Between edges that join the same two boxes. */
const spread = 60
const columnGap = 110
const passHeight = 40
const sweeps = 8
const stray = 24
const steepReach = 150
const widestGap = 400

interface Slot {
  readonly column: number
  readonly height: number
  /** The slots that it is joined to in the columns before and after. */
  readonly before: number[]
  readonly after: number[]
  y: number
}

/** The edges as seen from left to right, those that would close a circle turned round; an edge to itself is left out. */
function turnForward(count: number, edges: readonly Edge[]): Map<Edge, { left: number; right: number }> {
  const leaving = Array.from({ length: count }, (): Edge[] => [])
  for (const edge of edges) if (edge.from !== edge.to) leaving[edge.from]?.push(edge)
  const state = new Array<'new' | 'open' | 'done'>(count).fill('new')
  const turned = new Map<Edge, { left: number; right: number }>()
  const visit = (box: number): void => {
    state[box] = 'open'
    for (const edge of leaving[box] ?? []) {
      const back = state[edge.to] === 'open'
      turned.set(edge, back ? { left: edge.to, right: box } : { left: box, right: edge.to })
      if (state[edge.to] === 'new') visit(edge.to)
    }
    state[box] = 'done'
  }
  const entered = new Set(edges.map(({ to }) => to))
  const order = [...leaving.keys()]
  for (const box of [...order.filter((each) => !entered.has(each)), ...order]) if (state[box] === 'new') visit(box)
  return turned
}

function longestWays(count: number, forward: Iterable<{ left: number; right: number }>): number[] {
  const edges = [...forward]
  const columns = new Array<number>(count).fill(0)
  // Without circles, no way is longer than there are boxes.
  for (let changed = true; changed; ) {
    changed = false
    for (const { left, right } of edges) {
      const least = (columns[left] ?? 0) + 1
      if ((columns[right] ?? 0) < least) {
        columns[right] = least
        changed = true
      }
    }
  }
  const entered = new Set(edges.map(({ right }) => right))
  const nearest = new Map<number, number>()
  for (const { left, right } of edges)
    nearest.set(left, Math.min(nearest.get(left) ?? Number.POSITIVE_INFINITY, columns[right] ?? 0))
  // What nothing leads to stands beside what it leads to, not at the far left.
  return columns.map((column, box) => (entered.has(box) ? column : (nearest.get(box) ?? 1) - 1))
}

export function placeBoxes(sizes: readonly Size[], edges: readonly Edge[]): Placement {
  const forward = turnForward(sizes.length, edges)
  const columns = longestWays(sizes.length, forward.values())
  const slots: Slot[] = sizes.map(({ height }, box) => ({
    column: columns[box] ?? 0,
    height,
    before: [],
    after: [],
    y: 0,
  }))
  const passes = new Map<Edge, number[]>()
  const join = (left: number, right: number): void => {
    slots[left]?.after.push(right)
    slots[right]?.before.push(left)
  }
  for (const [edge, { left, right }] of forward) {
    const way: number[] = []
    for (let column = (columns[left] ?? 0) + 1; column < (columns[right] ?? 0); column++)
      way.push(slots.push({ column, height: passHeight, before: [], after: [], y: 0 }) - 1)
    passes.set(edge, way)
    for (const [place, slot] of [...way, right].entries()) join(way[place - 1] ?? left, slot)
  }
  const stacks: number[][] = []
  for (const [index, { column }] of slots.entries()) {
    const stack = stacks[column] ?? []
    stack.push(index)
    stacks[column] = stack
  }
  arrange(slots, stacks)

  const widths = stacks.map((stack) => Math.max(...stack.map((index) => sizes[index]?.width ?? 0)))
  const gaps = stacks.map((stack) => Math.max(columnGap, ...stack.map((index) => roomForSlope(slots, index))))
  for (const [{ room }, { left, right }] of forward) {
    const column = columns[left] ?? 0
    if ((columns[right] ?? 0) === column + 1) gaps[column] = Math.max(gaps[column] ?? 0, room)
  }
  const lefts: number[] = []
  let x = 0
  for (const [column, width] of widths.entries()) {
    lefts.push(x)
    x += width + (gaps[column] ?? 0)
  }
  const top = Math.min(...slots.map(({ y, height }) => y - height / 2))
  const level = (index: number): number => (slots[index]?.y ?? 0) - top
  const middles = sizes.map((_, box): Point => {
    const column = columns[box] ?? 0
    return [(lefts[column] ?? 0) + (widths[column] ?? 0) / 2, level(box)]
  })
  return {
    middles,
    bends: bowApart(
      edges,
      middles,
      edges.map((edge) => {
        const bends = (passes.get(edge) ?? []).flatMap((index): Point[] => {
          const left = lefts[slots[index]?.column ?? 0] ?? 0
          return [
            [left, level(index)],
            [left + (widths[slots[index]?.column ?? 0] ?? 0), level(index)],
          ]
        })
        const way = straighten(bends)
        return forward.get(edge)?.left === edge.from ? way : way.reverse()
      }),
    ),
  }
}

/** Two edges between the same boxes would be one line. */
function bowApart(edges: readonly Edge[], middles: readonly Point[], bends: readonly Point[][]): (readonly Point[])[] {
  const straight = new Map<string, number[]>()
  for (const [place, { from, to }] of edges.entries()) {
    if (bends[place]?.length !== 0) continue
    const pair = `${Math.min(from, to)} ${Math.max(from, to)}`
    straight.set(pair, [...(straight.get(pair) ?? []), place])
  }
  const rank = new Map(
    [...straight.values()].flatMap((places) =>
      places.map((place, at) => [place, at - (places.length - 1) / 2] as const),
    ),
  )
  return bends.map((way, place) => {
    const aside = (rank.get(place) ?? 0) * spread
    const [from = 0, to = 0] = [edges[place]?.from, edges[place]?.to]
    // Seen from the same end for all edges of a pair, or those that lead back would bow to the same side.
    const [a = [0, 0], b = [0, 0]] = [middles[Math.min(from, to)], middles[Math.max(from, to)]]
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const length = Math.hypot(dx, dy) || 1
    return aside === 0 ? way : [[(a[0] + b[0]) / 2 - (dy / length) * aside, (a[1] + b[1]) / 2 + (dx / length) * aside]]
  })
}

/** A steep arrow would run over the box above or below the one that it leaves: so the gap behind grows. */
function roomForSlope(slots: readonly Slot[], index: number): number {
  const slot = slots[index]
  const steepest = Math.max(0, ...(slot?.after ?? []).map((other) => Math.abs((slots[other]?.y ?? 0) - (slot?.y ?? 0))))
  return Math.min(steepest - steepReach, widestGap)
}

/** Without the bends that stray from the way between their neighbours by less than is free beside it. */
function straighten(way: readonly Point[]): Point[] {
  const [first, last] = [way[0], way.at(-1)]
  if (!first || !last || way.length < 3) return [...way]
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]]
  const strays = way.map(([x, y]) => Math.abs((x - first[0]) * dy - (y - first[1]) * dx) / Math.hypot(dx, dy))
  const most = Math.max(...strays)
  if (most < stray) return [first, last]
  const at = strays.indexOf(most)
  return [...straighten(way.slice(0, at + 1)), ...straighten(way.slice(at)).slice(1)]
}

/** Sweeps to and fro: each column in the order of its neighbours' heights, each slot as level with them as room allows. */
function arrange(slots: readonly Slot[], stacks: readonly number[][]): void {
  for (const stack of stacks) settle(slots, stack, new Map())
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const onward = sweep % 2 === 0
    for (const stack of onward ? stacks : stacks.toReversed()) {
      const wanted = new Map<number, number>()
      for (const index of stack) {
        const slot = slots[index]
        const near = (onward ? slot?.before : slot?.after) ?? []
        const sum = near.reduce((total, other) => total + (slots[other]?.y ?? 0), 0)
        wanted.set(index, near.length > 0 ? sum / near.length : (slot?.y ?? 0))
      }
      stack.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0))
      settle(slots, stack, wanted)
    }
  }
}

/** Down the stack without overlap, then all of it to where it is nearest to what was wanted. */
function settle(slots: readonly Slot[], stack: readonly number[], wanted: ReadonlyMap<number, number>): void {
  let free = Number.NEGATIVE_INFINITY
  let off = 0
  for (const index of stack) {
    const slot = slots[index]
    if (!slot) continue
    const want = wanted.get(index) ?? 0
    slot.y = Math.max(want, free + slot.height / 2)
    free = slot.y + slot.height / 2 + rowGap
    off += slot.y - want
  }
  for (const index of stack) {
    const slot = slots[index]
    if (slot) slot.y -= off / stack.length
  }
}
