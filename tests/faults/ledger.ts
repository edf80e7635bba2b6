/**
 * What was written and what was acknowledged, and whether a board still has it. Each element belongs to one writer and
 * its operations have numbers that rise, so that a board shows of every element which operation it stands at. Of what
 * was acknowledged nothing may be missing; of the rest the board may hold more or less; what nobody sent is never there.
 */
export type Kind = 'put' | 'delete' | 'cut'

export interface Operation {
  readonly element: string
  /** Rises from operation to operation of one writer, from 1. */
  readonly number: number
  readonly kind: Kind
  acknowledged: boolean
}

/** How an element stands on a board. */
export interface Standing {
  /** The last `put` that shows. */
  readonly number: number
  readonly deleted: boolean
  /** Whether the part that `cut` takes away is gone. */
  readonly cut: boolean
}

export interface Ledger {
  note(element: string, kind: Kind): Operation
  readonly sent: number
  readonly acknowledged: number
  /** Sentences, one a loss; empty where the board keeps every promise. */
  findFaults(board: ReadonlyMap<string, Standing>): string[]
  /** The same for no more than what is acknowledged by now. */
  mark(): (board: ReadonlyMap<string, Standing>) => string[]
  /** The same for a board that must hold everything, acknowledged or not. */
  findGaps(board: ReadonlyMap<string, Standing>): string[]
}

function missing(operation: Operation, standing: Standing | undefined): boolean {
  if (!standing) return true
  if (operation.kind === 'delete') return !standing.deleted
  if (operation.kind === 'cut') return !standing.cut
  return standing.number < operation.number
}

export function createLedger(): Ledger {
  const operations: Operation[] = []
  /** The last operation and the deeds of each element. */
  const written = new Map<string, { last: number; kinds: Set<Kind> }>()

  function findInvented(board: ReadonlyMap<string, Standing>): string[] {
    return [...board].flatMap(([element, { number, deleted, cut }]) => {
      const own = written.get(element)
      if (!own) return [`${element} is on the board, and nobody wrote it`]
      if (number > own.last) return [`${element} stands at ${number}, and ${own.last} was the last sent`]
      if (deleted && !own.kinds.has('delete')) return [`${element} is deleted, and nobody deleted it`]
      return cut && !own.kinds.has('cut') ? [`${element} is cut, and nobody cut it`] : []
    })
  }

  function find(board: ReadonlyMap<string, Standing>, which: (operation: Operation) => boolean): string[] {
    const lost = operations.filter((one) => which(one) && missing(one, board.get(one.element)))
    return [
      ...lost.map(
        ({ element, kind, number, acknowledged }) =>
          `${kind} ${number} of ${element} is lost${acknowledged ? ', and it was acknowledged' : ''}`,
      ),
      ...findInvented(board),
    ]
  }

  return {
    note(element, kind) {
      const operation = { element, kind, number: operations.length + 1, acknowledged: false }
      operations.push(operation)
      const own = written.get(element) ?? { last: 0, kinds: new Set<Kind>() }
      own.last = operation.number
      own.kinds.add(kind)
      written.set(element, own)
      return operation
    },
    get sent() {
      return operations.length
    },
    get acknowledged() {
      return operations.filter(({ acknowledged }) => acknowledged).length
    },
    findFaults: (board) => find(board, ({ acknowledged }) => acknowledged),
    mark() {
      const marked = new Set(operations.filter(({ acknowledged }) => acknowledged))
      return (board) => find(board, (operation) => marked.has(operation))
    },
    findGaps: (board) => find(board, () => true),
  }
}
