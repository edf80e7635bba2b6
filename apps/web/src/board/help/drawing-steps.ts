/**
 * What the palette and the keys do to the board, through the handle that the board gives. Each answers in words what
 * came of it, for the live region; each change is one step of the person's own undo.
 */
import { connectElements } from '@probeboard/domain/diagram/connect'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import type { BoardHandle } from '../session.ts'
import {
  type Box,
  besideOf,
  boxOfAll,
  findPlace,
  holds,
  middleOf,
  obstaclesOf,
  type Point,
  type Side,
} from './free-place.ts'
import { newId } from './new-id.ts'
import { describe, type Part, partsOf, selectedParts } from './parts.ts'
import type { Suggestion } from './suggestions.ts'
import { words } from './words.ts'

export type DrawingBoard = Pick<
  BoardHandle,
  'insert' | 'change' | 'remove' | 'select' | 'selectedIds' | 'scene' | 'view' | 'show' | 'focus' | 'onChange'
>

/** Where something goes: to a point, to a side of a part and connected from it, or where there is room. */
export type Destination =
  | { readonly at: Point }
  | { readonly beside: Part; readonly side: Side }
  | { readonly free: true }

export function chosenOn(board: DrawingBoard): Part[] {
  return selectedParts(partsOf(board.scene()), board.selectedIds())
}

export function add(board: DrawingBoard, suggestion: Suggestion, to: Destination): string {
  const scene = board.scene()
  const size = boxOfAll(suggestion.draw({ x: 0, y: 0 }, newId))
  const elements = suggestion.draw(placeOf(board, scene, size, to, suggestion.joins), newId)
  const [main] = elements
  if (!main) return ''
  const from = 'beside' in to && suggestion.joins ? scene.find(({ id }) => id === to.beside.id) : undefined
  board.insert(from ? [...elements, connectElements(from, main, newId())] : elements)
  const ids = elements.flatMap(({ id, containerId }) => (containerId ? [] : [id]))
  // Where somebody put it by hand they see it.
  if ('at' in to) board.select(ids)
  else choose(board, ids)
  return from && 'beside' in to ? words.addedConnected(suggestion.adds, to.beside.name) : words.added(suggestion.adds)
}

function placeOf(
  board: DrawingBoard,
  scene: readonly BoardElement[],
  size: Box,
  to: Destination,
  joins: boolean,
): Point {
  if ('at' in to) return to.at
  const obstacles = obstaclesOf(scene)
  const [chosen, ...more] = 'beside' in to ? [to.beside] : joins ? chosenOn(board) : []
  if (!chosen || more.length > 0) return findPlace(size, middleOf(board.view()), obstacles)
  const side = 'beside' in to ? to.side : 'right'
  return findPlace(size, besideOf(chosen, side, size), obstacles, side)
}

/** The share of the view on each side that the editor's panels may cover. */
const covered = 0.12

const shrink = ({ x, y, width, height }: Box): Box => ({
  x: x + width * covered,
  y: y + height * covered,
  width: width * (1 - 2 * covered),
  height: height * (1 - 2 * covered),
})

/** Selects, and moves the view only when that is out of it. */
function choose(board: DrawingBoard, ids: readonly string[]): void {
  const wanted = new Set(ids)
  const box = boxOfAll(board.scene().filter(({ id }) => wanted.has(id)))
  if (!holds(shrink(board.view()), box)) board.show(ids)
  board.select(ids)
}

export function walk(board: DrawingBoard, by: 1 | -1): string {
  const scene = board.scene()
  const parts = partsOf(scene)
  const [current] = selectedParts(
    parts,
    board.selectedIds().flatMap((id) => [id, ...endsOf(scene, id)]),
  )
  const place = current ? parts.indexOf(current) + by : by === 1 ? 0 : -1
  const next = parts.at(place % parts.length)
  if (!next) return words.empty
  choose(board, next.ids)
  return describe(next)
}

/** From an arrow the walk goes on where it leads. */
function endsOf(scene: readonly BoardElement[], id: string): string[] {
  const arrow = scene.find((element) => element.id === id)
  return [arrow?.endBinding?.elementId, arrow?.startBinding?.elementId].filter((end) => end !== undefined)
}

/** `from` is what an earlier press began with; the answer says what a next one begins with. */
export function connect(board: DrawingBoard, from: string | null): { said: string; from: string | null } {
  const parts = partsOf(board.scene())
  const chosen = selectedParts(parts, board.selectedIds())
  const begun = parts.find(({ id }) => id === from)
  const [first, second, ...more] = chosen
  if (!first) return { said: words.connectNothing, from }
  if (more.length > 0) return { said: words.connectMany, from }
  if (!chosen.every(({ holdsArrows }) => holdsArrows)) return { said: words.notConnectable, from }
  if (second) return { said: draw(board, first, second), from: null }
  if (!begun) return { said: words.connectFrom(first.name), from: first.id }
  if (begun.id === first.id) return { said: words.connectEnded, from: null }
  return { said: draw(board, begun, first), from: null }
}

function draw(board: DrawingBoard, from: Part, to: Part): string {
  const scene = board.scene()
  const start = scene.find(({ id }) => id === from.id)
  const end = scene.find(({ id }) => id === to.id)
  if (!start || !end) return words.connectNothing
  const there = scene.find(
    ({ startBinding, endBinding }) => startBinding?.elementId === from.id && endBinding?.elementId === to.id,
  )
  if (there) {
    choose(board, [there.id])
    return words.connectedAlready(from.name, to.name)
  }
  board.insert([connectElements(start, end, newId())])
  board.select(to.ids)
  return words.connected(from.name, to.name)
}
