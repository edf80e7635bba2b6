/**
 * Reads a drawing, and goes on reading while it changes. Each step concludes from the steps before it, so what a change
 * does not touch is not read again, and what is read piece by piece equals what is read at once.
 */
import type { BoardElement } from '../element.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { createOnceLedger } from './ledger-once.ts'
import { type Part, partOf } from './part.ts'
import { findChains } from './read-chains.ts'
import { findLinks } from './read-links.ts'
import { findTexts } from './read-texts.ts'
import { findThings } from './read-things.ts'
import type { ReadEdge, Reading, ReadNode, ReadWords } from './reading.ts'
import { createSheet } from './sheet.ts'

export interface Reader {
  /** Elements that are new or have changed; deleted ones are marked as such. */
  update(changed: Iterable<BoardElement>): void
  /** As of the last update; it follows the next ones. */
  readonly reading: Reading
}

/** Only what can be asked of a key of any table. */
interface Keyed {
  want(key: string): unknown
  forget(key: string): unknown
}

const nothing: readonly Keyed[] = []

/** Keeps in mind what it looked at, so that changes cost what they touch. */
export function createReader(): Reader {
  return startReader(createLedger())
}

function startReader(ledger: Ledger): Reader {
  const nodes = new Map<string, ReadNode>()
  const edges = new Map<string, ReadEdge>()
  const words = new Map<string, ReadWords>()
  const sheet = createSheet(ledger)
  const things = findThings(ledger, sheet)
  const chains = findChains(ledger, sheet, things)
  const texts = findTexts(ledger, sheet, things, chains)
  const links = findLinks(ledger, sheet, things, chains, texts, {
    node: (id, node) => (node ? nodes.set(id, node) : nodes.delete(id)),
    edge: (id, edge) => (edge ? edges.set(id, edge) : edges.delete(id)),
    words: (id, found) => (found ? words.set(id, found) : words.delete(id)),
  })
  const about: Readonly<Record<Part['kind'], readonly Keyed[]>> = {
    solid: [things.things, things.arounds, things.rooms, texts.winners, texts.names, links.nodes],
    text: [things.holds, texts.wishes, texts.roles, links.nodes, links.words],
    link: [things.binds, chains.joints, chains.chains, links.ends, links.edges],
    frame: [links.nodes],
  }

  function place(id: string, part: Part | null): void {
    const before = sheet.put(id, part)
    const kept = part ? about[part.kind] : nothing
    if (before) for (const table of about[before.kind]) if (!kept.includes(table)) table.forget(id)
    for (const table of kept) table.want(id)
    if (before) regroup(before)
    if (part) regroup(part)
  }

  function regroup({ groups }: Part): void {
    for (const group of groups)
      if (sheet.hasMembers(group)) things.units.want(group)
      else things.units.forget(group)
  }

  return {
    update(changed) {
      for (const element of changed) place(element.id, partOf(element))
      ledger.settle()
    },
    reading: { nodes, edges, words },
  }
}

export function readDiagram(elements: Iterable<BoardElement>): Reading {
  const reader = startReader(createOnceLedger())
  reader.update(elements)
  return reader.reading
}

/** The components that have a name, without areas. */
export function listNodes({ nodes }: Reading): { id: string; label: string }[] {
  return [...nodes.values()]
    .filter(({ role, label }) => role === 'component' && label !== '')
    .map(({ id, label }) => ({ id, label }))
}

/** What leads where, from label to label, each once; an arrow with two heads leads both ways. */
export function listEdges({ nodes, edges }: Reading): [string, string][] {
  const found = new Map<string, [string, string]>()
  for (const { from, to, directed } of edges.values()) {
    const [a, b] = [nodes.get(from)?.label, nodes.get(to)?.label]
    if (!a || !b || directed === 'no') continue
    for (const pair of directed === 'both ways'
      ? ([
          [a, b],
          [b, a],
        ] as const)
      : ([[a, b]] as const))
      found.set(JSON.stringify(pair), [...pair])
  }
  return [...found.values()]
}
