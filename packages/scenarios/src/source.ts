/**
 * A YAML text as data with places: what it says, what is broken, and at which line and column any path of it stands.
 * Never throws, whatever the text is. Knows YAML and no scenario.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'

/** Lines and columns are counted from 1, as editors do. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface Problem extends Place {
  readonly file: string
  readonly message: string
}

export interface Source {
  readonly data: unknown
  readonly problems: readonly (Place & { readonly message: string })[]
  /** Where a value stands; of a path that does not exist, where its nearest parent stands. */
  place(path: readonly PropertyKey[]): Place
  /** Where a key stands, rather than its value. */
  placeKey(path: readonly PropertyKey[]): Place
  /** Where the character `at` of a text stands; the text's beginning where it is escaped. */
  placeWithin(path: readonly PropertyKey[], at: number): Place
}

/** What to do about the faults that people make most; the parser's own sentence stands before it. */
const remedies: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'Text that holds ": " must be quoted.',
  MULTILINE_IMPLICIT_KEY: 'A key needs ": " after it, or the line before is not closed.',
  BAD_INDENT: 'Close what is open, or indent this line as far as its neighbours.',
  BAD_SCALAR_START: 'Quote the text.',
  MISSING_CHAR: 'Add it.',
  TAB_AS_INDENT: 'Indent with spaces.',
  UNEXPECTED_TOKEN: 'Take it out, or quote the text.',
  MULTIPLE_DOCS: 'Put each scenario in a file of its own.',
}

/** More than these helps nobody. */
export const mostProblems = 100

export function readSource(text: string): Source {
  const lines = new LineCounter()
  // The parser compares each key with each other, which takes minutes where a file has ten thousands of them.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const problems = [...document.errors, ...document.warnings].slice(0, mostProblems).map((fault) => {
    const [said, remedy] = fault.message.includes('call stack')
      ? ['It is nested too deeply', 'Close what is open.']
      : [fault.message, remedies[fault.code] ?? '']
    return { ...at(fault.pos[0]), message: `This is not valid YAML: ${said}. ${remedy}`.replace('..', '.').trim() }
  })
  let firstAlias = 0
  visit(document, {
    Map(_, { items }) {
      const known = new Set<string>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const said = String(key.value)
        if (known.has(said))
          problems.push({
            ...at(key.range?.[0] ?? 0),
            message: `"${said}" stands here twice. Take one of the two out.`,
          })
        known.add(said)
      }
    },
    Alias(_, alias, path) {
      const place = alias.range?.[0] ?? 0
      firstAlias ||= place
      const meant = alias.resolve(document)
      const inItself = path.some((node) => node === meant)
      if (meant && !inItself) return
      const fault = inItself ? `&${alias.source} stands within itself.` : `Nothing is called &${alias.source}.`
      problems.push({ ...at(place), message: `${fault} Write it out.` })
    },
  })
  const found = problems.length === 0 ? toData(document) : { data: undefined }
  if (found.fault)
    problems.push({
      ...at(firstAlias),
      message: `This is not valid YAML: ${found.fault}. Write out what &names stand for.`,
    })
  const start = (node: Node | undefined) => at(node?.range?.[0] ?? 0)
  return {
    data: found.data,
    problems: problems.slice(0, mostProblems),
    place: (path) => start(walk(document, path).node),
    placeKey: (path) => start(walk(document, path).key),
    placeWithin(path, offset) {
      const { node } = walk(document, path)
      const [from = 0, to = 0] = node?.range ?? []
      if (!isScalar(node) || typeof node.value !== 'string') return at(from)
      // A folded text has its line breaks where the value has spaces.
      const ahead = literally(node.value.slice(0, offset)).replace(/\s+/g, '\\s+')
      const pattern = new RegExp(`${ahead}(?=${literally(node.value.slice(offset, offset + 1))})`)
      const written = pattern.exec(text.slice(from, to))
      return at(written ? from + written.index + written[0].length : from)
    },
  }
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function toData(document: Document): { data?: unknown; fault?: string } {
  try {
    return { data: document.toJS() }
  } catch (error) {
    // The one fault that only shows here: aliases that multiply without end.
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** The node at a path, or the last one on the way to it, with the key it stands under. */
function walk(document: Document, path: readonly PropertyKey[]): { node: Node | undefined; key: Node | undefined } {
  let node: Node | undefined = document.contents ?? undefined
  let key = node
  for (const part of path) {
    const [nextKey, next] = step(isAlias(node) ? node.resolve(document) : node, part)
    if (!next) return { node, key }
    node = next
    key = nextKey
  }
  return { node, key }
}

function step(node: Node | undefined, part: PropertyKey): [Node | undefined, Node | undefined] {
  if (isSeq(node)) {
    const item = node.items[Number(part)]
    return isNode(item) ? [item, item] : [undefined, undefined]
  }
  if (!isMap(node)) return [undefined, undefined]
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
  const key = isNode(pair?.key) ? pair.key : undefined
  return [key, isNode(pair?.value) ? pair.value : key]
}
