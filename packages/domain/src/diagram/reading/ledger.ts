/**
 * Keeps what was concluded about a drawing, and why: each conclusion remembers what it looked at, so that a change redoes
 * only those that looked at what changed. Tables stand in a fixed order; a conclusion looks only at tables before its
 * own, so each is redone at most once for a change.
 */
import { isSame } from './same.ts'

/** Something that conclusions look at. */
export interface Source {
  readonly readers: { delete(job: Job): unknown } | null
}

/** A conclusion that is drawn, and drawn again when one of its sources changes. */
export interface Job {
  readonly key: string
  readonly table: number
  readonly sources: Source[]
  waiting: boolean
  /** False for a key that somebody looked at and nobody wants. */
  wanted: boolean
}

export interface Watched extends Source {
  /** Null until somebody looks. */
  readers: Set<Job> | null
}

export interface Table<Value> {
  /** What was concluded about a key; whoever asks is told of changes. */
  get(key: string): Value | undefined
  /** The keys whose conclusion points to this one. */
  pointing(target: string): ReadonlySet<string>
  /** A key has come, or what it is about has changed. */
  want(key: string): unknown
  forget(key: string): unknown
}

export interface Rule<Value> {
  conclude(key: string): Value
  /** To whom the conclusion points, for `pointing`. */
  pointsTo?(value: Value): readonly string[]
  /** Called when a conclusion has changed or gone. */
  changed?(key: string, value: Value | undefined): void
}

export interface Ledger {
  table<Value>(rule: Rule<Value>): Table<Value>
  /** The conclusion that is being drawn, where it is to be remembered what it looks at. */
  current(): Job | null
  look(source: Watched): void
  /** All who looked must look again. */
  stir(source: Watched | undefined): void
  hurry(job: Job): void
  settle(): void
}

/** A conclusion, the work of drawing it, and who looked at it, all in one: a large board has tens of thousands. */
interface Entry<Value> extends Watched, Job {
  value: Value | undefined
}
interface Target extends Watched {
  readonly keys: Set<string>
}

const nobody: ReadonlySet<string> = new Set()
const nothing: readonly string[] = []

export function createLedger(): Ledger {
  const queues: Job[][] = []
  const runs: ((key: string) => void)[] = []
  let drawing: Job | null = null

  function hurry(job: Job): void {
    if (job.waiting) return
    job.waiting = true
    queues[job.table]?.push(job)
  }

  function look(source: Watched): void {
    if (!drawing) return
    source.readers ??= new Set()
    if (source.readers.has(drawing)) return
    source.readers.add(drawing)
    drawing.sources.push(source)
  }

  function stir(source: Watched | undefined): void {
    if (source?.readers) for (const job of source.readers) hurry(job)
  }

  function release(job: Job): void {
    if (job.sources.length === 0) return
    for (const source of job.sources) source.readers?.delete(job)
    job.sources.length = 0
  }

  function table<Value>({ conclude, pointsTo, changed }: Rule<Value>): Table<Value> {
    const place = queues.length
    const entries = new Map<string, Entry<Value>>()
    const targets = new Map<string, Target>()

    function entryOf(key: string): Entry<Value> {
      let entry = entries.get(key)
      if (!entry) {
        entry = { key, table: place, sources: [], waiting: false, wanted: false, value: undefined, readers: null }
        entries.set(key, entry)
      }
      return entry
    }

    function targetOf(key: string): Target {
      let target = targets.get(key)
      if (!target) {
        target = { keys: new Set(), readers: null }
        targets.set(key, target)
      }
      return target
    }

    function point(key: string, before: Value | undefined, after: Value | undefined): void {
      if (!pointsTo) return
      const was = before === undefined ? nothing : pointsTo(before)
      const is = after === undefined ? nothing : pointsTo(after)
      for (const each of was)
        if (!is.includes(each)) {
          const target = targetOf(each)
          target.keys.delete(key)
          stir(target)
        }
      for (const each of is)
        if (!was.includes(each)) {
          const target = targetOf(each)
          target.keys.add(key)
          stir(target)
        }
    }

    function write(entry: Entry<Value>, value: Value | undefined): void {
      const { key } = entry
      const before = entry.value
      if (isSame(before, value)) return
      entry.value = value
      point(key, before, value)
      stir(entry)
      changed?.(key, value)
    }

    queues.push([])
    runs.push((key) => {
      const entry = entries.get(key)
      if (!entry?.waiting) return
      release(entry)
      entry.waiting = false
      drawing = entry
      let value: Value
      try {
        value = conclude(key)
      } finally {
        drawing = null
      }
      write(entry, value)
    })
    return {
      get(key) {
        const entry = drawing ? entryOf(key) : entries.get(key)
        if (drawing && entry) look(entry)
        return entry?.value
      },
      pointing(target) {
        if (!drawing) return targets.get(target)?.keys ?? nobody
        const found = targetOf(target)
        look(found)
        return found.keys
      },
      want(key) {
        const entry = entryOf(key)
        entry.wanted = true
        hurry(entry)
      },
      forget(key) {
        const entry = entries.get(key)
        if (!entry?.wanted) return
        release(entry)
        entry.waiting = false
        entry.wanted = false
        write(entry, undefined)
      },
    }
  }

  return {
    table,
    current: () => drawing,
    look,
    stir,
    hurry,
    settle() {
      for (const [place, queue] of queues.entries()) {
        const run = runs[place]
        for (const { key } of queue) run?.(key)
        queue.length = 0
      }
    },
  }
}
