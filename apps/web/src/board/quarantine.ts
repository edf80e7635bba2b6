/**
 * Finds the element that an editor falls over, and keeps it off the screen; what it was is still in the document. Whatever
 * was given to the editor since it last drew is suspect: it is hidden, then shown again in halves until the culprits are
 * left over.
 */
export class Quarantine {
  readonly #hidden = new Set<string>()
  readonly #recent = new Set<string>()
  #queue: string[][] = []
  #trying: readonly string[] | null = null

  mayShow(id: string): boolean {
    return !this.#hidden.has(id)
  }

  /** The editor is about to be given these. */
  showing(ids: readonly string[]): void {
    for (const id of ids) this.#recent.add(id)
  }

  /** The editor has drawn what it was given. */
  drawn(): void {
    this.#recent.clear()
    this.#trying = null
  }

  /** The editor fell over. Answers the culprit, when there is only one suspect left; null when nothing is suspect. */
  fell(): { culprit: string | null } | null {
    const suspects = this.#trying ?? [...this.#recent]
    this.drawn()
    const [first] = suspects
    if (first === undefined) return null
    for (const id of suspects) this.#hidden.add(id)
    if (suspects.length === 1) return { culprit: first }
    const half = Math.ceil(suspects.length / 2)
    this.#queue = [suspects.slice(0, half), suspects.slice(half), ...this.#queue]
    return { culprit: null }
  }

  /** The next suspects to be shown again; null when all are that can be. */
  next(): readonly string[] | null {
    const group = this.#queue.shift() ?? null
    for (const id of group ?? []) this.#hidden.delete(id)
    this.#trying = group
    return group
  }
}
