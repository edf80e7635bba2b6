/** What good banks and a good deck hold beyond their grammar (PB1). Ids are unlike over all of them, so they come together. */
import type { Bank } from '@probeboard/domain/scenario/bank'
import type { Tradeoff } from '@probeboard/domain/scenario/scenario'
import type { PartFile } from './bank-files.ts'
import type { Problem } from './source.ts'
import { unspeakable, vendorIn } from './wording.ts'

const fewestProbes = 5
const fewestCards = 10

interface Fault {
  readonly rule: string
  readonly path: readonly PropertyKey[]
  readonly message: string
}
export interface BankFinding extends Problem {
  readonly level: 'error'
  readonly rule: string
}

interface Linted {
  readonly file: string
  readonly findings: readonly BankFinding[]
}

/** All that is wrong, file by file: the banks in their order, then the deck. */
export function lintBanks(banks: readonly PartFile<Bank>[], deck: PartFile<readonly Tradeoff[]>): Linted[] {
  const [bankIds, probes] = [new Set<string>(), new Set<string>()]
  return [
    ...banks.map((file) =>
      lintPart(file, (bank) => [
        ...findTaken([bank], bankIds, () => ['id']),
        ...findTaken(bank.probes, probes, (i) => ['probes', i, 'id']),
        ...faultsOfBank(bank),
      ]),
    ),
    lintPart(deck, (cards) => [...findTaken(cards, new Set(), (i) => [i, 'id']), ...faultsOfDeck(cards)]),
  ]
}

function lintPart<Value>(part: PartFile<Value>, look: (value: Value) => Fault[]): Linted {
  const { file, value, problems, source } = part
  const faults = value === undefined ? [] : look(value)
  const found = faults.map(({ path, ...fault }) => ({ file, ...source.place(path), ...fault }))
  const broken = problems.map((problem) => ({ ...problem, rule: 'form' }))
  return { file, findings: [...broken, ...found].map((finding) => ({ ...finding, level: 'error' })) }
}

function findTaken(
  entries: readonly { id: string }[],
  taken: Set<string>,
  pathOf: (i: number) => PropertyKey[],
): Fault[] {
  return entries.flatMap(({ id }, i) => {
    if (!taken.has(id)) {
      taken.add(id)
      return []
    }
    return [
      { rule: 'unique-ids', path: pathOf(i), message: `Another entry has the id "${id}". Give this one its own.` },
    ]
  })
}

function faultsOfBank({ probes }: Bank): Fault[] {
  return [
    ...tooFew(probes.length, fewestProbes, 'probes', ['probes']),
    ...probes.flatMap(({ ask, parts = [], listenFor, numbers }, i) => {
      const at = (...path: PropertyKey[]): PropertyKey[] => ['probes', i, ...path]
      return [
        ...aloud(ask, at('ask')),
        ...parts.flatMap((part, step) => aloud(part, at('parts', step))),
        ...(new Set(listenFor).size < 2
          ? [{ rule: 'two-to-hear', path: at('listenFor'), message: 'Say two things or more to listen for.' }]
          : []),
        ...anyProblem(numbers, at('numbers')),
      ]
    }),
  ]
}

function faultsOfDeck(cards: readonly Tradeoff[]): Fault[] {
  return [
    ...tooFew(cards.length, fewestCards, 'cards', []),
    ...cards.flatMap(({ choice, sides, numbers }, i) => [
      ...aloud(choice, [i, 'choice']),
      ...(sides ? [] : [{ rule: 'both-sides', path: [i], message: 'Say when each side wins: add "sides".' }]),
      ...anyProblem(numbers, [i, 'numbers']),
    ]),
  ]
}

function tooFew(count: number, fewest: number, word: string, path: readonly PropertyKey[]): Fault[] {
  if (count >= fewest) return []
  return [{ rule: 'enough', path, message: `${count} of the ${fewest} ${word} that it needs. Add ${fewest - count}.` }]
}

/** What is asked is read out, and belongs to nobody's stack. */
function aloud(text: string, path: readonly PropertyKey[]): Fault[] {
  const [sign, product] = [unspeakable(text), vendorIn(text)]
  return [
    ...(sign ? [{ rule: 'speakable', path, message: `"${sign}" cannot be read aloud. Write it as words.` }] : []),
    ...(product ? [{ rule: 'no-vendor', path, message: `"${product}" is a product. Say what it does instead.` }] : []),
  ]
}

/** There is no scenario here whose numbers could be meant. */
function anyProblem(numbers: readonly string[] | undefined, path: readonly PropertyKey[]): Fault[] {
  return numbers
    ? [{ rule: 'fits-any', path, message: 'This fits any problem and has no numbers. Take them out.' }]
    : []
}
