/** What lasted, of what was seen: whatever stands for less than four seconds only flashed up. */
import type { Stamped } from './change.ts'
import type { Turn } from './drawing.ts'

/** In milliseconds. What stands when the log ends counts as lasting. */
const lasting = 4_000

/** A stretch in which something stood, from the turn that began it. `until` null: it still stands. */
export interface Spell<State> extends Stamped {
  readonly state: State
  readonly until: number | null
}

function spellsOf<State>(turns: readonly Turn<State>[]): Spell<State>[] {
  return turns.map((turn, place) => ({ ...turn, until: turns[place + 1]?.at ?? null }))
}

const lasts = ({ at, until }: { at: number; until: number | null }): boolean => until === null || until - at >= lasting

/** Neighbours that are the same become one: begun where the first of them began, and as the last of them stands. */
function join<State>(spells: readonly Spell<State>[], same: (a: State, b: State) => boolean): Spell<State>[] {
  const joined: Spell<State>[] = []
  for (const spell of spells) {
    const last = joined.at(-1)
    if (last && same(last.state, spell.state))
      joined[joined.length - 1] = { ...last, state: spell.state, until: spell.until }
    else joined.push(spell)
  }
  return joined
}

/** The stretches that lasted, without what only flashed up between equal ones. */
export function settle<State>(turns: readonly Turn<State>[], same: (a: State, b: State) => boolean): Spell<State>[] {
  return join(join(spellsOf(turns), same).filter(lasts), same)
}
