/**
 * A scenario in which every field that is not for the candidate carries a random word: sentences, titles, addresses and
 * the ids that the interviewing side works with. What will be told carries words of another kind, so that hidden ones are
 * searched for at once by what they begin with, and told ones prove that the search can find.
 */
import type { Scenario } from '@probeboard/domain/scenario/scenario'

/** A seeded chance: the same seed gives the same interview. */
export interface Chance {
  below(limit: number): number
  pick<Item>(items: readonly Item[]): Item
  coin(): boolean
  word(length: number): string
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

export function chanceOf(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  return {
    below,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('Nothing to pick from.')
      return item
    },
    coin: () => below(2) === 1,
    word: (length) => Array.from({ length }, () => letters[below(letters.length)]).join(''),
  }
}

export interface Words {
  /** What all hidden words begin with. */
  readonly beginning: string
  /** A new hidden word; `what` says where it was put. */
  hide(what: string): string
  /** A new word that the candidate will be told. */
  tell(): string
  /** Where a hidden word was put. */
  whereabouts(near: string): string
  /** How many were hidden. */
  count(): number
}

export function createWords(chance: Chance): Words {
  const beginning = `h${chance.word(11)}`
  const told = `t${chance.word(11)}`
  const places: string[] = []
  let tellings = 0
  const coded = (n: number): string => n.toString(36).padStart(3, '0')
  return {
    beginning,
    hide(what) {
      places.push(what)
      return `${beginning}${coded(places.length - 1)}`
    },
    tell: () => `${told}${coded(tellings++)}`,
    whereabouts(near) {
      const index = new RegExp(`${beginning}([0-9a-z]{3})`).exec(near)?.[1]
      return (index === undefined ? undefined : places[Number.parseInt(index, 36)]) ?? 'unknown'
    },
    count: () => places.length,
  }
}

/** What the script will tell: places in the lists of the scenario. */
export interface Plan {
  readonly facts: readonly number[]
  readonly curveballs: readonly number[]
}

export interface Hidden {
  readonly scenario: Scenario
  /** The words of what is told: of the prompt, of facts and of curveballs by their places. */
  readonly prompt: string
  readonly facts: ReadonlyMap<number, string>
  readonly curveballs: ReadonlyMap<number, string>
}

/** Enumerations, formulas and references: another word there would be another grammar. */
const grammar =
  /\.(category|constraint|reveal|dimension|kind|tone|formula|unit|basis|fact|book|entry|area|reviewedOn|reviewBy|asOf)$|\.(areas|numbers)\.\d+$|^(numbers\.\d+\.id)$|^settings\./
const longest: readonly [where: RegExp, length: number][] = [
  [/^title$|^(curveballs|sources)\.\d+\.title$|^priceBook\.name$/, 80],
  [/^challenge$/, 2_000],
  [/\.id$|^id$/, 40],
  [/./, 600],
]

function lengthAt(path: string): number {
  return longest.find(([where]) => where.test(path))?.[1] ?? 600
}

/** Walks every string of a value; `change` gets it with its path. */
function mapStrings(value: unknown, change: (text: string, path: string) => string, path = ''): unknown {
  if (typeof value === 'string') return change(value, path)
  const at = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)
  if (Array.isArray(value)) return value.map((item, i) => mapStrings(item, change, at(i)))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change, at(key))]))
  return value
}

export function hideIn(scenario: Scenario, plan: Plan, words: Words, check: (value: unknown) => Scenario): Hidden {
  const facts = new Map(plan.facts.map((i) => [i, words.tell()]))
  const curveballs = new Map(plan.curveballs.map((i) => [i, words.tell()]))
  const prompt = words.tell()
  const factIds = new Map(
    scenario.facts.map(({ id }, i) => [id, `${words.hide(`id of fact ${i}`)}-${id}`.slice(0, 40)]),
  )
  const toldAt = (path: string): string | undefined => {
    const [list, index, field] = path.split('.')
    if (path === 'brief.prompt') return prompt
    if (list === 'facts' && field === 'answer') return facts.get(Number(index))
    if (list === 'curveballs' && (field === 'title' || field === 'text')) return curveballs.get(Number(index))
    return undefined
  }
  const marked = mapStrings(scenario, (text, path) => {
    if (/^facts\.\d+\.id$|^inputs\.\w+\.fact$/.test(path)) return factIds.get(text) ?? text
    if (grammar.test(`.${path}`) || grammar.test(path)) return text
    const word = toldAt(path) ?? words.hide(path)
    if (path.endsWith('.url')) return `${text}#${word}`
    const isId = path === 'id' || path.endsWith('.id')
    // First, so that a text that is cut short still shows it.
    return `${word}${isId ? '-' : ' '}${text}`.slice(0, path === 'brief.prompt' ? 4_000 : lengthAt(path))
  })
  return { scenario: check(marked), prompt, facts, curveballs }
}
