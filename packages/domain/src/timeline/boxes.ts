/** Components in the order in which they came (TL3, TL7): which things on the board are components, and what became of them. */
import type { BoardElement } from '../diagram/element.ts'
import type { Stamped } from './change.ts'
import type { Drawing, Thing, ThingState } from './drawing.ts'
import { settle } from './settle.ts'

export type BoxChange = Stamped & { readonly element: string } & (
    | { readonly kind: 'component-added' | 'component-removed'; readonly label: string }
    | { readonly kind: 'component-renamed'; readonly label: string; readonly was: string }
  )

/** What a thing was for the longest time, besides bare. */
function meaningOf({ turns }: Thing, end: number): ThingState['kind'] {
  const lengths = new Map<ThingState['kind'], number>()
  for (const [place, { state, at }] of turns.entries()) {
    if (state.kind === 'nothing' || state.kind === 'bare') continue
    const until = turns[place + 1]?.at ?? end
    lengths.set(state.kind, (lengths.get(state.kind) ?? 0) + until - at + 1)
  }
  const [longest] = [...lengths].sort(([, a], [, b]) => b - a)
  return longest?.[0] ?? 'bare'
}

const solid: readonly string[] = ['text', 'rectangle', 'ellipse', 'diamond', 'image']

/** Whether anything lies in a shape that never got a name: then it is a frame around that. */
function isAround(drawing: Drawing, id: string): boolean {
  const shape = drawing.element(id)
  if (!shape || shape.isDeleted) return false
  const holds = ({ x, y, width, height }: BoardElement): boolean => {
    const [across, down] = [x + width / 2 - shape.x, y + height / 2 - shape.y]
    return across > 0 && across < shape.width && down > 0 && down < shape.height
  }
  for (const element of drawing.elements())
    if (element.id !== id && !element.isDeleted && solid.includes(element.type) && area(element) < area(shape))
      if (holds(element)) return true
  return false
}
const area = ({ width, height }: BoardElement): number => Math.abs(width * height)

function changesOf(thing: Thing): BoxChange[] {
  const { element, turns } = thing
  const labels = settle(
    turns.flatMap(({ state, ...stamp }) => (state.kind === 'named' ? [{ ...stamp, state: state.label }] : [])),
    (a, b) => a === b,
  )
  const stands = settle(
    turns.map(({ state, ...stamp }) => ({ ...stamp, state: state.kind !== 'nothing' })),
    (a, b) => a === b,
  )
  const labelAt = (seq: number): string => (labels.findLast((spell) => spell.seq <= seq) ?? labels[0])?.state ?? ''
  const changes = stands.flatMap(({ state, seq, at, by }, place): BoxChange[] => {
    if (!state && place === 0) return []
    const kind = state ? 'component-added' : 'component-removed'
    return [{ kind, element, label: labelAt(seq), seq, at, by }]
  })
  for (const [place, { state, seq, at, by }] of labels.entries()) {
    const was = labels[place - 1]?.state
    if (was !== undefined) changes.push({ kind: 'component-renamed', element, label: state, was, seq, at, by })
  }
  return changes.sort((a, b) => a.seq - b.seq)
}

/** Of components alone, under the log's order. `end` is the time of the log's last entry. */
export function readBoxes(drawing: Drawing, end: number): BoxChange[] {
  return [...drawing.things]
    .flatMap((thing) => {
      const changes = changesOf(thing)
      if (changes.length === 0) return []
      const meaning = meaningOf(thing, end)
      if (meaning === 'named') return changes
      return meaning === 'bare' && !isAround(drawing, thing.element) ? changes : []
    })
    .sort((a, b) => a.seq - b.seq)
}
