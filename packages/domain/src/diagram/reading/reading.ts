/** A drawing as it was read: components, what leads where, and the words that stand about. A reading, not the truth. */
export interface ReadNode {
  /** The element that stands for it. */
  readonly id: string
  readonly label: string
  /** `boundary` is an area with a title that nothing leads to: a cluster, a panel, a frame. */
  readonly role: 'component' | 'boundary'
  /** The elements that its label is written in. */
  readonly texts: readonly string[]
  /** How many equal shapes are drawn one behind the other to stand for it: three workers are a stack of three. */
  readonly count: number
  /** Of a component of our palette. */
  readonly component: string | null
}

export interface ReadEdge {
  /** The link that was drawn; of a chain, its first. */
  readonly id: string
  readonly from: string
  readonly to: string
  /** Without a head, or with a head at both ends. */
  readonly directed: 'no' | 'one way' | 'both ways'
  readonly labels: readonly string[]
  /** Bound by its author at both ends; else by geometry alone. */
  readonly bound: boolean
}

/** A text that names no component: a heading, a note, a word on an arrow. */
export interface ReadWords {
  readonly id: string
  readonly words: string
  /** The component whose description it is. */
  readonly of: string | null
}

export interface Reading {
  readonly nodes: ReadonlyMap<string, ReadNode>
  readonly edges: ReadonlyMap<string, ReadEdge>
  readonly words: ReadonlyMap<string, ReadWords>
}
