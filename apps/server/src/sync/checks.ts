/** What may stand in each document, asked of every change before anyone else sees it. */
import { checkBoard } from '@probeboard/documents/board'
import { longestValue, notebookMaps } from '@probeboard/documents/notebook'
import type { DocumentName } from '@probeboard/domain/interview/access'
import type { Check } from '@probeboard/sync/ports'

const notebookParts = new Set<string>([...notebookMaps, 'chat'])
const mostValues = 2_000

/** NB1: only the parts that the notebook has. NB2: plain small values. NB3: not without end. */
const checkNotebook: Check = (doc) => {
  // A part that nobody has asked for yet has no type and tells nothing: ask for each first.
  for (const name of notebookMaps) doc.getMap(name)
  doc.getArray('chat')
  for (const [name, part] of doc.share) {
    if (!notebookParts.has(name)) return `The notebook has no part called ${name.slice(0, 40)}.`
    const values: unknown = part.toJSON()
    const list = Array.isArray(values) ? values : values && typeof values === 'object' ? Object.values(values) : []
    if (list.length > mostValues) return `The notebook's ${name} is full.`
    if (list.some((value) => JSON.stringify(value).length > longestValue)) return `A value in ${name} is too long.`
  }
  return null
}

const checks: Record<DocumentName, Check> = {
  board: checkBoard,
  // Nobody writes the brief over sync: the gate gives no one more than reading, and the server's own hand is trusted.
  brief: () => null,
  notebook: checkNotebook,
}

export function checkOf(document: DocumentName): Check {
  return checks[document]
}
