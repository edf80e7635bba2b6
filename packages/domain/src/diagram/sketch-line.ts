/**
 * One line of a sketch: names, arrows between them, labels on the arrows. Total: every line gives its chain or the
 * problem, with what to write instead.
 */
export interface Joint {
  readonly label: string
  readonly toLeft: boolean
  readonly toRight: boolean
}
export interface SketchLine {
  /** One more than there are joints; a group holds the names that commas join. */
  readonly groups: readonly (readonly string[])[]
  readonly joints: readonly Joint[]
}

const most = { line: 1_000, name: 100, bareName: 40, bareWords: 5 } as const

/** Arrows as typed and as word processors mend them. */
const plainArrow = /<?(?:-+|=+)>|<(?:-+|=+)|--+|[→⟶⇒←⟵⇐↔⟷⇔]/y
/** After a bracket a label may stand apart from its dashes; after a bare name it must touch them, or it is a name. */
const labelAfterBracket = /(<)?(-+)\s*([^\s\-[\]<>][^[\]<>]*?)\s*\2-*(?:(>)|(?=\s*\[))/y
const labelAfterName = /(<)?(-+)([^\s\-[\]<>,](?:[^[\]<>,]*?[^\s\-[\]<>,])?)\2(?:(>)|(?=\s))/y

/** Carries a problem out of the depth of the reader; never leaves this file. */
class Problem extends Error {}
function refuse(message: string): never {
  throw new Problem(message)
}

const tidy = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
const isSpace = (letter: string | undefined): boolean => letter !== undefined && /\s/.test(letter)

function readJoint(line: string, at: number, bracketed: boolean): (Joint & { readonly end: number }) | null {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(line)
  }
  const labelled = bracketed ? match(labelAfterBracket) : isSpace(line[at - 1]) ? match(labelAfterName) : null
  if (labelled) {
    const [all, left, , label = '', right] = labelled
    return { label: tidy(label), toLeft: left !== undefined, toRight: right !== undefined, end: at + all.length }
  }
  const plain = match(plainArrow)?.[0]
  if (plain === undefined) return null
  return {
    label: '',
    toLeft: /[<←⟵⇐↔⟷⇔]/.test(plain),
    toRight: /[>→⟶⇒↔⟷⇔]/.test(plain),
    end: at + plain.length,
  }
}

function readBracketed(line: string, at: number): { name: string; end: number } {
  const end = line.indexOf(']', at)
  if (end < 0) refuse(`a bracket is not closed. Write [${tidy(line.slice(at + 1)).slice(0, most.bareName)}].`)
  const name = tidy(line.slice(at + 1, end))
  if (name === '') refuse('a box has no name. Write [App].')
  if (name.includes('[')) refuse('a bracket stands inside another. Write [App] -> [Gateway].')
  if (name.length > most.name) refuse(`a name has more than ${most.name} letters. Shorten it.`)
  return { name, end: end + 1 }
}

/** Up to what ends a name: an arrow, a comma, a bracket, or behind an arrow a colon with a label. */
function readBare(line: string, at: number, afterArrow: boolean): { name: string; end: number } {
  let end = at
  while (end < line.length && !/[,[\]]/.test(line[end] ?? '')) {
    if (afterArrow && line[end] === ':' && (end + 1 === line.length || isSpace(line[end + 1]))) break
    if (readJoint(line, end, false)) break
    end++
  }
  const name = tidy(line.slice(at, end))
  if (name === '') refuse('a name is missing beside an arrow or comma. Write [App] -> [Gateway].')
  if (name.length > most.bareName || name.split(' ').length > most.bareWords)
    refuse(`"${name.slice(0, most.bareName)}…" is long for a name. Put it in brackets: [App] -> [Gateway].`)
  if (/(^|\s)[-=<>]+(\s|$)/.test(name)) refuse(`"${name}" is not clear. Write [App] -> [Gateway].`)
  return { name, end }
}

function readChain(line: string, bareNames: boolean): SketchLine {
  const groups: string[][] = []
  const joints: Joint[] = []
  let group: string[] = []
  let bare: string | null = null
  for (let at = 0; ; ) {
    while (isSpace(line[at])) at++
    const bracketed = line[at] === '['
    const { name, end } = bracketed ? readBracketed(line, at) : readBare(line, at, joints.length > 0)
    if (!bracketed && !bareNames) refuse(`"${name}" has no brackets. Write [${name}].`)
    if (!bracketed) bare ??= name
    group.push(name)
    at = end
    while (isSpace(line[at])) at++
    if (line[at] === ',') {
      at++
      continue
    }
    groups.push(group)
    const joint = readJoint(line, at, bracketed)
    if (!joint) {
      if (line[at] === ':') setLabel(joints, tidy(line.slice(at + 1)))
      else if (at < line.length) refuse(`nothing joins ${name} and what follows. Write [${name}] -> [next].`)
      if (bare !== null && joints.length === 0) refuse(`there is no arrow. Write [${bare}] -> [next].`)
      return { groups, joints }
    }
    joints.push({ label: joint.label, toLeft: joint.toLeft, toRight: joint.toRight })
    group = []
    at = joint.end
  }
}

/** What stands behind a colon at the end of the line belongs to the last arrow. */
function setLabel(joints: Joint[], label: string): void {
  const last = joints.pop()
  if (!last) refuse('a label needs an arrow. Write [App] -> [Gateway]: label.')
  if (/[[\]]/.test(label)) refuse('a label is the last thing on its line. Go on in the next line.')
  joints.push({ ...last, label: label || last.label })
}

export function readSketchLine(line: string, bareNames: boolean): SketchLine | { readonly problem: string } {
  try {
    if (line.length > most.line) refuse(`more than ${most.line} letters. Write several lines.`)
    const chain = readChain(line, bareNames)
    const long = chain.joints.find(({ label }) => label.length > most.name)
    return long ? refuse(`a label has more than ${most.name} letters. Shorten it.`) : chain
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message }
    throw error
  }
}
