/**
 * One way to keep a drawing in a Yjs document: ours or a peer's. A pen is one person's editor with that way's own
 * binding; the editor is a list that costs nothing, so that what is measured is the binding.
 */
import type * as Y from 'yjs'
import type { Drawn } from './drawn.ts'

export interface Pen {
  /** The person's elements are new, or are now these; the binding is told once. */
  put(elements: readonly Drawn[]): void
  /** What the editor shows. */
  shown(): readonly Drawn[]
  /** Milliseconds spent in the editor and not in the binding. */
  outside(): number
}

export interface Way {
  readonly name: string
  /** Of a gesture's steps, each so many reach the document, and the last. */
  readonly every: number
  open(doc: Y.Doc): Pen
}

/** The editor's list. Bindings are given the list itself, as Excalidraw gives its own. */
export class Sheet {
  list: Drawn[] = []
  outside = 0
  private places: Map<string, number> | null = null

  replace(elements: readonly Drawn[]): void {
    const start = performance.now()
    this.list = [...elements]
    this.places = null
    this.outside += performance.now() - start
  }

  put(elements: readonly Drawn[]): void {
    const start = performance.now()
    this.places ??= new Map(this.list.map(({ id }, place) => [id, place]))
    for (const element of elements) {
      const place = this.places.get(element.id) ?? this.list.length
      this.places.set(element.id, place)
      this.list[place] = element
    }
    this.outside += performance.now() - start
  }
}
