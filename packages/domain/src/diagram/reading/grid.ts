/**
 * Finds what lies near a place. Each part stands in a few cells of a grid as coarse as itself; whoever looked at an area
 * is told when something in that area comes, goes or moves.
 */
import { type Box, heightOf, overlaps, widthOf } from './geometry.ts'
import type { Job, Ledger, Source } from './ledger.ts'
import type { Part } from './part.ts'

export interface Grid {
  put(part: Part): void
  take(part: Part): void
  near(area: Box): Part[]
}

const finest = 64
const levels = 9
/** An area that covers more cells than these is compared with every part of the level. */
const mostCells = 36

interface Cell extends Source {
  readonly parts: Set<Part>
  readonly readers: Map<Job, Box>
}

interface Level {
  readonly size: number
  readonly cells: Map<number, Cell>
  /** Those who looked at too large an area for cells. */
  readonly whole: Cell
}

function createCell(): Cell {
  const readers = new Map<Job, Box>()
  return { parts: new Set(), readers, drop: (job) => readers.delete(job) }
}

export function createGrid(ledger: Ledger): Grid {
  const all: Level[] = Array.from({ length: levels }, (_, place) => ({
    size: finest * 4 ** place,
    cells: new Map(),
    whole: createCell(),
  }))

  function levelOf(box: Box): Level | undefined {
    const long = Math.max(widthOf(box), heightOf(box))
    return all.find(({ size }) => long <= size) ?? all.at(-1)
  }

  /** Cells far apart may be the same: whoever looks compares the boxes anyway. */
  function keysOf({ left, top, right, bottom }: Box, size: number): number[] | null {
    const [fromX, toX, fromY, toY] = [left, right, top, bottom].map((edge) => Math.floor(edge / size))
    if (fromX === undefined || toX === undefined || fromY === undefined || toY === undefined) return null
    if ((toX - fromX + 1) * (toY - fromY + 1) > mostCells) return null
    const keys: number[] = []
    for (let x = fromX; x <= toX; x++)
      for (let y = fromY; y <= toY; y++) keys.push((x & 0xffff) * 0x10000 + (y & 0xffff))
    return keys
  }

  function cellAt({ cells }: Level, key: number): Cell {
    let cell = cells.get(key)
    if (!cell) {
      cell = createCell()
      cells.set(key, cell)
    }
    return cell
  }

  function look(cell: Cell, area: Box): void {
    const job = ledger.current()
    if (!job) return
    const seen = cell.readers.get(job)
    if (!seen) job.sources.push(cell)
    cell.readers.set(
      job,
      seen
        ? {
            left: Math.min(seen.left, area.left),
            top: Math.min(seen.top, area.top),
            right: Math.max(seen.right, area.right),
            bottom: Math.max(seen.bottom, area.bottom),
          }
        : area,
    )
  }

  function stir(cell: Cell, box: Box): void {
    for (const [job, area] of cell.readers) if (overlaps(area, box)) ledger.hurry(job)
  }

  function change(part: Part, change: (cell: Cell) => void): void {
    const level = levelOf(part.box)
    if (!level) return
    const keys = keysOf(part.box, level.size) ?? []
    for (const cell of [level.whole, ...keys.map((key) => cellAt(level, key))]) {
      change(cell)
      stir(cell, part.box)
    }
  }

  return {
    put: (part) => change(part, ({ parts }) => parts.add(part)),
    take: (part) => change(part, ({ parts }) => parts.delete(part)),
    near(area) {
      const found = new Set<Part>()
      for (const level of all) {
        // An empty level is watched as a whole.
        const keys = level.whole.parts.size === 0 ? null : keysOf(area, level.size)
        const cells = keys ? keys.map((key) => cellAt(level, key)) : [level.whole]
        for (const cell of cells) {
          look(cell, area)
          for (const part of cell.parts) if (overlaps(area, part.box)) found.add(part)
        }
      }
      return [...found]
    },
  }
}
