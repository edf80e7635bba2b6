/**
 * Keeps what was concluded about a drawing, and why: each conclusion remembers what it looked at, so that a change redoes
 * only those that looked at what changed. Tables stand in a fixed order; a conclusion looks only at tables before its
 * own, so each is redone at most once for a change.
 */
export interface Source {
  drop(job: Job): void
}

export interface Job {
  readonly key: string
  readonly table: number
  readonly sources: Source[]
  waiting: boolean
}

/** Who looked at one thing. */
export interface Watched extends Source {
  look(): void
  /** All who looked must look again. */
  stir(): void
}

export interface Table<Value> {
  /** What was concluded about a key; whoever asks is told of changes. */
  get(key: string): Value | undefined
  /** The keys whose conclusion points to this one. */
  pointing(target: string): ReadonlySet<string>
  /** A key has come, or what it is about has changed. */
  want(key: string): void
  forget(key: string): void
  /** All conclusions, for whoever stands outside. */
  readonly all: ReadonlyMap<string, Value>
}

export interface Rule<Value> {
  conclude(key: string): Value
  /** To whom the conclusion points, for `pointing`. */
  pointsTo?(value: Value): readonly string[]
  /** Called outside of all conclusions when one has changed or gone. */
  changed?(key: string, value: Value | undefined): void
}

export interface Ledger {
  table<Value>(rule: Rule<Value>): Table<Value>
  watched(): Watched
  /** The conclusion that is being drawn. */
  current(): Job | null
  hurry(job: Job): void
  settle(): void
}

const nobody: ReadonlySet<string> = new Set()

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((each, at) => isSame(each, b[at]))
  }
  const [ours, theirs] = [Object.entries(a), new Map(Object.entries(b))]
  return ours.length === theirs.size && ours.every(([name, value]) => isSame(value, theirs.get(name)))
}

export function createLedger(): Ledger {
  const queues: Set<Job>[] = []
  const runs: ((job: Job) => void)[] = []
  let drawing: Job | null = null

  function hurry(job: Job): void {
    if (job.waiting) return
    job.waiting = true
    queues[job.table]?.add(job)
  }

  function watched(): Watched {
    const readers = new Set<Job>()
    const source: Watched = {
      look() {
        if (!drawing || readers.has(drawing)) return
        readers.add(drawing)
        drawing.sources.push(source)
      },
      stir() {
        for (const job of readers) hurry(job)
      },
      drop(job) {
        readers.delete(job)
      },
    }
    return source
  }

  function table<Value>({ conclude, pointsTo, changed }: Rule<Value>): Table<Value> {
    const place = queues.length
    const jobs = new Map<string, Job>()
    const all = new Map<string, Value>()
    const watchedKeys = new Map<string, Watched>()
    const watchedTargets = new Map<string, Watched>()
    const pointers = new Map<string, Set<string>>()

    function lookAt(map: Map<string, Watched>, key: string): void {
      if (!drawing) return
      let source = map.get(key)
      if (!source) {
        source = watched()
        map.set(key, source)
      }
      source.look()
    }

    function point(key: string, before: Value | undefined, after: Value | undefined): void {
      if (!pointsTo) return
      const was = before === undefined ? [] : pointsTo(before)
      const is = after === undefined ? [] : pointsTo(after)
      for (const target of was)
        if (!is.includes(target)) {
          pointers.get(target)?.delete(key)
          watchedTargets.get(target)?.stir()
        }
      for (const target of is)
        if (!was.includes(target)) {
          const keys = pointers.get(target)
          if (keys) keys.add(key)
          else pointers.set(target, new Set([key]))
          watchedTargets.get(target)?.stir()
        }
    }

    function write(key: string, value: Value | undefined): void {
      const before = all.get(key)
      if (isSame(before, value)) return
      if (value === undefined) all.delete(key)
      else all.set(key, value)
      point(key, before, value)
      watchedKeys.get(key)?.stir()
      changed?.(key, value)
    }

    function release(job: Job): void {
      for (const source of job.sources) source.drop(job)
      job.sources.length = 0
    }

    queues.push(new Set())
    runs.push((job) => {
      release(job)
      job.waiting = false
      drawing = job
      let value: Value
      try {
        value = conclude(job.key)
      } finally {
        drawing = null
      }
      write(job.key, value)
    })
    return {
      all,
      get(key) {
        lookAt(watchedKeys, key)
        return all.get(key)
      },
      pointing(target) {
        lookAt(watchedTargets, target)
        return pointers.get(target) ?? nobody
      },
      want(key) {
        const job = jobs.get(key) ?? { key, table: place, sources: [], waiting: false }
        jobs.set(key, job)
        hurry(job)
      },
      forget(key) {
        const job = jobs.get(key)
        if (!job) return
        release(job)
        queues[place]?.delete(job)
        jobs.delete(key)
        write(key, undefined)
      },
    }
  }

  return {
    table,
    watched,
    current: () => drawing,
    hurry,
    settle() {
      for (const [place, queue] of queues.entries()) {
        const run = runs[place]
        for (const job of queue) {
          queue.delete(job)
          run?.(job)
        }
      }
    },
  }
}
