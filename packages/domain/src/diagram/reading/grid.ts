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

const finest = 256
const levels = 8
/** An area that covers more cells than these is compared with every part of the level. */
const mostCells = 36

/** A part, or a piece of a link's way: a long line across the board lies near few things. */
interface Piece {
  readonly part: Part
  readonly box: Box
  /** Whether other pieces of the part stand elsewhere. */
  readonly only: boolean
}

/** Those who looked at a place. */
interface Watch extends Source {
  readers: Map<Job, Box> | null
}
interface Cell extends Watch {
  readonly pieces: Piece[]
}

interface Level {
  readonly size: number
  readonly cells: Map<number, Cell>
  readonly pieces: Set<Piece>
  /** Those who looked at too large an area for cells, or before the level was in use. */
  readonly whole: Watch
}

/** A slanting stretch of a way is cut into pieces about so high or wide, but not into more than so many. */
const pieceSize = 128
const mostPieces = 32

function piecesOf(part: Part): Piece[] {
  const { way, box } = part
  if (way.length < 2) return [{ part, box, only: true }]
  const pieces: Piece[] = []
  for (const [place, [x, y]] of way.entries()) {
    const from = way[place - 1]
    if (!from) continue
    const [dx, dy] = [x - from[0], y - from[1]]
    const count = Math.min(mostPieces, 1 + Math.floor(Math.min(Math.abs(dx), Math.abs(dy)) / pieceSize))
    for (let cut = 0; cut < count; cut++) {
      const [ax, ay] = [from[0] + (dx * cut) / count, from[1] + (dy * cut) / count]
      const [bx, by] = [ax + dx / count, ay + dy / count]
      const box = { left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) }
      pieces.push({ part, box, only: false })
    }
  }
  return pieces
}

const covers = ({ left, top, right, bottom }: Box, size: number): number =>
  (Math.floor(right / size) - Math.floor(left / size) + 1) * (Math.floor(bottom / size) - Math.floor(top / size) + 1)

/** Cells far apart may be the same: whoever looks compares the boxes anyway. */
const keyOf = (x: number, y: number): number => (x & 0x7fff) * 0x8000 + (y & 0x7fff)

/** Remembers that the conclusion under way looked at an area; of several areas, what surrounds them all. */
function watch(place: Watch, job: Job, area: Box): void {
  place.readers ??= new Map()
  const seen = place.readers.get(job)
  if (!seen) job.sources.push(place)
  place.readers.set(
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

export function createGrid(ledger: Ledger): Grid {
  const all: Level[] = Array.from({ length: levels }, (_, place) => ({
    size: finest * 4 ** place,
    cells: new Map(),
    pieces: new Set(),
    whole: { readers: null },
  }))
  const used: Level[] = []
  /** Those who looked while some levels had nothing in them. */
  const unused: Watch = { readers: null }
  const placed = new Map<string, readonly Piece[]>()

  function levelOf(box: Box): Level | undefined {
    const long = Math.max(widthOf(box), heightOf(box))
    const level = all.find(({ size }) => long <= size) ?? all.at(-1)
    if (level && !used.includes(level)) {
      used.push(level)
      for (const [job, area] of unused.readers ?? []) watch(level.whole, job, area)
    }
    return level
  }

  function cellAt({ cells }: Level, key: number): Cell {
    let cell = cells.get(key)
    if (!cell) {
      cell = { pieces: [], readers: null }
      cells.set(key, cell)
    }
    return cell
  }

  function tell({ readers }: Watch, box: Box): void {
    if (readers) for (const [job, area] of readers) if (overlaps(area, box)) ledger.hurry(job)
  }

  function change(piece: Piece, comes: boolean): void {
    const { box } = piece
    const level = levelOf(box)
    if (!level) return
    const { size, pieces, whole } = level
    if (comes) pieces.add(piece)
    else pieces.delete(piece)
    tell(whole, box)
    if (covers(box, size) > mostCells) return
    const [toX, toY] = [Math.floor(box.right / size), Math.floor(box.bottom / size)]
    for (let x = Math.floor(box.left / size); x <= toX; x++)
      for (let y = Math.floor(box.top / size); y <= toY; y++) {
        const cell = cellAt(level, keyOf(x, y))
        if (comes) cell.pieces.push(piece)
        else cell.pieces.splice(cell.pieces.indexOf(piece), 1)
        tell(cell, box)
      }
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
      for (const level of used) {
        if (covers(area, level.size) <= mostCells) gatherIn(found, level, area, job)
        else {
          if (job) watch(level.whole, job, area)
          for (const { part, box, only } of level.pieces)
            if (overlaps(area, box) && (only || !found.includes(part))) found.push(part)
        }
      }
      if (job && used.length < levels) watch(unused, job, area)
      return found
    },
  }
}
