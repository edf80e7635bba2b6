/** A ledger for a drawing that is read once: the same rules in the same order, and nothing is remembered of who looked. */
import type { Ledger, Rule, Table } from './ledger.ts'

const nobody: ReadonlySet<string> = new Set()

export function createOnceLedger(): Ledger {
  const runs: (() => void)[] = []

  function table<Value>({ conclude, pointsTo, changed }: Rule<Value>): Table<Value> {
    const wanted = new Set<string>()
    const values = new Map<string, Value>()
    const targets = new Map<string, Set<string>>()
    runs.push(() => {
      for (const key of wanted) {
        const value = conclude(key)
        values.set(key, value)
        if (pointsTo)
          for (const target of pointsTo(value)) {
            const keys = targets.get(target)
            if (keys) keys.add(key)
            else targets.set(target, new Set([key]))
          }
        changed?.(key, value)
      }
    })
    return {
      get: (key) => values.get(key),
      pointing: (target) => targets.get(target) ?? nobody,
      want: (key) => wanted.add(key),
      forget: (key) => wanted.delete(key),
    }
  }

  return {
    table,
    current: () => null,
    look: () => {},
    stir: () => {},
    hurry: () => {},
    settle() {
      for (const run of runs) run()
    },
  }
}
