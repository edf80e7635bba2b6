/**
 * Follows the drawing through the log and keeps when each thing became what: nothing, a bare shape, a named component, a
 * note, an area; and when words came to stand that show something. Judges nothing; what only flashed up is sorted out by
 * who asks.
 */
import type { BoardElement } from '../diagram/element.ts'
import { createReader } from '../diagram/reading/reader.ts'
import type { Reading, ReadNode, ReadWords } from '../diagram/reading/reading.ts'
import type { BoardChange, Stamped } from './change.ts'
import { isNote } from './notes.ts'
import { type Lexica, type Shown, type ShownSubject, showIn } from './shown.ts'

export type ThingState =
  | { readonly kind: 'nothing' | 'bare' | 'note' | 'area' }
  | { readonly kind: 'named'; readonly label: string }

export type Turn<State> = Stamped & { readonly state: State }

export interface Thing {
  /** The element that stands for it now. */
  element: string
  readonly turns: Turn<ThingState>[]
}

/** Words that stand for evidence, by what they show. A state is null where they show it no longer. */
export interface Showing {
  element: string
  readonly subject: ShownSubject
  readonly turns: Turn<Shown | null>[]
}

export interface Drawing {
  /** The changes of one log entry. */
  step(changes: readonly BoardChange[]): void
  readonly things: Iterable<Thing>
  readonly showings: Iterable<Showing>
  /** As it stands now, also where it is deleted. */
  element(id: string): BoardElement | undefined
  elements(): Iterable<BoardElement>
}

const shapes: readonly string[] = ['rectangle', 'ellipse', 'diamond', 'image']

export function followDrawing(lexica: Lexica): Drawing {
  const reader = createReader()
  const elements = new Map<string, BoardElement>()
  /** By the shape that holds them. */
  const held = new Map<string, Set<string>>()
  const things = new Map<string, Thing>()
  const showings = new Map<string, Showing>()
  const nodes = new Map<string, ReadNode>()
  const words = new Map<string, ReadWords>()

  function stateOf(id: string): ThingState {
    const node = nodes.get(id)
    const element = elements.get(id)
    if (node?.role === 'boundary') return { kind: 'area' }
    if (node && node.label !== '')
      return isNote(node.texts.map((text) => elements.get(text)?.text ?? '').join('\n') || node.label)
        ? { kind: 'note' }
        : { kind: 'named', label: node.label }
    if (!element || element.isDeleted || !shapes.includes(element.type)) return { kind: node ? 'bare' : 'nothing' }
    const full = [...(held.get(id) ?? [])].some((text) => elements.get(text)?.text?.trim())
    if (full) return { kind: 'note' }
    // A shape in a group is a stroke of an icon.
    return { kind: node || element.groupIds.length === 0 ? 'bare' : 'nothing' }
  }

  function turnThing(id: string, stamp: Stamped): void {
    const state = stateOf(id)
    const thing = things.get(id) ?? { element: id, turns: [] }
    const last = thing.turns.at(-1)?.state ?? { kind: 'nothing' }
    const same =
      last.kind === state.kind && (last.kind !== 'named' || state.kind !== 'named' || last.label === state.label)
    if (same) return
    thing.turns.push({ ...stamp, state })
    things.set(id, thing)
  }

  /** A text that was a component, and the box that was drawn around it, are one thing. */
  function carryOver(gone: readonly ReadNode[], come: readonly ReadNode[]): void {
    for (const node of come) {
      if (node.label === '') continue
      const before = gone.find(({ id, label }) => id !== node.id && label === node.label && things.has(id))
      const thing = before && things.get(before.id)
      if (!before || !thing || nodes.has(before.id)) continue
      things.delete(before.id)
      things.set(node.id, thing)
      thing.element = node.id
    }
  }

  function turnShowing(source: string, element: string, found: readonly Shown[], stamp: Stamped): void {
    const subjects = new Set(found.map(({ subject }) => subject))
    for (const showing of showingsOf(source))
      if (!subjects.has(showing.subject) && showing.turns.at(-1)?.state) showing.turns.push({ ...stamp, state: null })
    for (const subject of subjects) {
      const key = `${source} ${subject}`
      const shown = found.find((one) => one.subject === subject)
      const showing = showings.get(key) ?? { element, subject, turns: [] }
      showing.element = element
      const last = showing.turns.at(-1)?.state
      if (shown && (last?.label !== shown.label || last.rule !== shown.rule))
        showing.turns.push({ ...stamp, state: shown })
      showings.set(key, showing)
      const known = bySource.get(source)
      if (known) known.add(key)
      else bySource.set(source, new Set([key]))
    }
  }
  const bySource = new Map<string, Set<string>>()
  const showingsOf = (source: string): Showing[] =>
    [...(bySource.get(source) ?? [])].flatMap((key) => showings.get(key) ?? [])

  /** What changed in the reading since the last step. */
  function differ<Value>(
    before: Map<string, Value>,
    now: ReadonlyMap<string, Value>,
  ): { come: Value[]; gone: Value[] } {
    const come: Value[] = []
    const gone: Value[] = []
    let known = 0
    for (const [id, value] of now) {
      const old = before.get(id)
      if (old !== undefined) known++
      if (old === value) continue
      if (old !== undefined) gone.push(old)
      come.push(value)
      before.set(id, value)
      if (old === undefined) known++
    }
    if (known < before.size)
      for (const [id, value] of before)
        if (!now.has(id)) {
          gone.push(value)
          before.delete(id)
        }
    return { come, gone }
  }

  const sourceOf = (node: ReadNode): string => node.texts[0] ?? node.id

  return {
    step(changes) {
      const [first] = changes
      if (!first) return
      const stamp: Stamped = { seq: first.seq, at: first.at, by: first.by }
      const touched = new Set<string>()
      for (const { element } of changes) {
        const before = elements.get(element.id)
        if (before?.containerId) held.get(before.containerId)?.delete(element.id)
        elements.set(element.id, element)
        touched.add(element.id)
        if (before?.containerId) touched.add(before.containerId)
        if (!element.containerId) continue
        touched.add(element.containerId)
        const inside = held.get(element.containerId) ?? new Set()
        if (!element.isDeleted) inside.add(element.id)
        held.set(element.containerId, inside)
      }
      reader.update(changes.map(({ element }) => element))
      const named = differ(nodes, reader.reading.nodes)
      const said = differ(words, reader.reading.words)
      carryOver(named.gone, named.come)
      for (const { id } of [...named.gone, ...named.come]) touched.add(id)
      for (const id of touched) turnThing(id, stamp)

      const sources = new Map<string, { element: string; found: Shown[] }>()
      for (const node of named.gone) sources.set(sourceOf(node), { element: node.id, found: [] })
      for (const { id } of said.gone) sources.set(id, { element: id, found: [] })
      const part: Reading = {
        nodes: new Map(named.come.map((node) => [node.id, node])),
        words: new Map(said.come.map((one) => [one.id, one])),
        edges: new Map(),
      }
      for (const node of named.come) sources.set(sourceOf(node), { element: node.id, found: [] })
      for (const { id } of said.come) sources.set(id, { element: id, found: [] })
      for (const shown of showIn(part, lexica)) {
        const node = part.nodes.get(shown.element)
        sources.get(node ? sourceOf(node) : shown.element)?.found.push(shown)
      }
      for (const [source, { element, found }] of sources) turnShowing(source, element, found, stamp)
    },
    things: { [Symbol.iterator]: () => things.values() },
    showings: { [Symbol.iterator]: () => showings.values() },
    element: (id) => elements.get(id),
    elements: () => elements.values(),
  }
}
