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

/** A part, or a piece of a link's way: a long line across the board lies near few things. */
interface Piece {
  readonly part: Part
  readonly box: Box
  /** Whether other pieces of the part stand elsewhere. */
  readonly only: boolean
}

interface Cell extends Source {
  readonly pieces: Set<Piece>
  readonly readers: Map<Job, Box>
}

interface Level {
  readonly size: number
  readonly cells: Map<number, Cell>
  /** Those who looked at too large an area for cells, or when the level was empty. */
  readonly whole: Cell
}

const createCell = (): Cell => ({ pieces: new Set(), readers: new Map() })

/** Into how many pieces a slanting stretch of a way is cut. */
const cuts = 4

function piecesOf(part: Part): Piece[] {
  const { way, box } = part
  if (way.length < 2) return [{ part, box, only: true }]
  const pieces: Piece[] = []
  for (const [place, [x, y]] of way.entries()) {
    const from = way[place - 1]
    if (!from) continue
    const [dx, dy] = [x - from[0], y - from[1]]
    const count = Math.min(Math.abs(dx), Math.abs(dy)) > finest ? cuts : 1
    for (let cut = 0; cut < count; cut++) {
      const [ax, ay] = [from[0] + (dx * cut) / count, from[1] + (dy * cut) / count]
      const [bx, by] = [ax + dx / count, ay + dy / count]
      const box = { left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) }
      pieces.push({ part, box, only: false })
    }
  }
  return pieces
}

export function createGrid(ledger: Ledger): Grid {
  const all: Level[] = Array.from({ length: levels }, (_, place) => ({
    size: finest * 4 ** place,
    cells: new Map(),
    whole: createCell(),
  }))
  const placed = new Map<string, readonly Piece[]>()

  function levelOf(box: Box): Level | undefined {
    const long = Math.max(widthOf(box), heightOf(box))
    return all.find(({ size }) => long <= size) ?? all.at(-1)
  }

  const covers = ({ left, top, right, bottom }: Box, size: number): number =>
    (Math.floor(right / size) - Math.floor(left / size) + 1) * (Math.floor(bottom / size) - Math.floor(top / size) + 1)

  /** Cells far apart may be the same: whoever looks compares the boxes anyway. */
  const keyOf = (x: number, y: number): number => (x & 0xffff) * 0x10000 + (y & 0xffff)

  function cellAt({ cells }: Level, key: number): Cell {
    let cell = cells.get(key)
    if (!cell) {
      cell = createCell()
      cells.set(key, cell)
    }
    return cell
  }

  /** Remembers that the conclusion under way looked at an area; of several areas, what surrounds them all. */
  function watch(cell: Cell, job: Job, area: Box): void {
    const seen = cell.readers.get(job)
    if (!seen) {
      job.sources.push(cell)
      cell.readers.set(job, area)
      return
    }
    cell.readers.set(job, {
      left: Math.min(seen.left, area.left),
      top: Math.min(seen.top, area.top),
      right: Math.max(seen.right, area.right),
      bottom: Math.max(seen.bottom, area.bottom),
    })
  }

  function changeCell(cell: Cell, piece: Piece, comes: boolean): void {
    if (comes) cell.pieces.add(piece)
    else cell.pieces.delete(piece)
    for (const [job, area] of cell.readers) if (overlaps(area, piece.box)) ledger.hurry(job)
  }

  function change(piece: Piece, comes: boolean): void {
    const { box } = piece
    const level = levelOf(box)
    if (!level) return
    changeCell(level.whole, piece, comes)
    const { size } = level
    if (covers(box, size) > mostCells) return
    const [toX, toY] = [Math.floor(box.right / size), Math.floor(box.bottom / size)]
    for (let x = Math.floor(box.left / size); x <= toX; x++)
      for (let y = Math.floor(box.top / size); y <= toY; y++) changeCell(cellAt(level, keyOf(x, y)), piece, comes)
  }

  function gather(found: Part[], { pieces }: Cell, area: Box): void {
    for (const { part, box, only } of pieces)
      if (overlaps(area, box) && (only || !found.includes(part))) found.push(part)
  }

  /** What stands in several of the cells under an area is met in the first of them. */
  function gatherIn(found: Part[], level: Level, area: Box, job: Job | null): void {
    const { size } = level
    const [fromX, fromY] = [Math.floor(area.left / size), Math.floor(area.top / size)]
    const [toX, toY] = [Math.floor(area.right / size), Math.floor(area.bottom / size)]
    for (let x = fromX; x <= toX; x++)
      for (let y = fromY; y <= toY; y++) {
        const cell = job ? cellAt(level, keyOf(x, y)) : level.cells.get(keyOf(x, y))
        if (!cell) continue
        if (job) watch(cell, job, area)
        for (const { part, box, only } of cell.pieces)
          if (
            overlaps(area, box) &&
            (x === fromX || Math.floor(box.left / size) === x) &&
            (y === fromY || Math.floor(box.top / size) === y) &&
            (only || !found.includes(part))
          )
            found.push(part)
      }
  }

  return {
    put(part) {
      const pieces = piecesOf(part)
      placed.set(part.id, pieces)
      for (const piece of pieces) change(piece, true)
    },
    take(part) {
      for (const piece of placed.get(part.id) ?? []) change(piece, false)
      placed.delete(part.id)
    },
    near(area) {
      const job = ledger.current()
      const found: Part[] = []
      for (const level of all) {
        if (level.whole.pieces.size > 0 && covers(area, level.size) <= mostCells) gatherIn(found, level, area, job)
        else {
          if (job) watch(level.whole, job, area)
          gather(found, level.whole, area)
        }
      }
      return found
    },
  }
}
