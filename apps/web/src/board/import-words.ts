/** What a person is told when a file was brought in: how much came, and of what did not come, the first by name. */
import type { NamedReason } from '@probeboard/domain/diagram/scene'
import type { ImportResult } from './import-file.ts'
import { words } from './words.ts'

const mostNamed = 2

/** Each reason once: a hundred elements may be refused for the same. */
function sayRefused(refused: readonly NamedReason[]): string {
  if (refused.length === 0) return ''
  const reasons = [...new Set(refused.map(({ reason }) => reason))]
  const more = reasons.length > mostNamed ? ' …' : ''
  return `${words.notImported(refused.length)}: ${reasons.slice(0, mostNamed).join('; ')}${more}.`
}

export function sayImport(result: ImportResult): string {
  if (result.kind === 'refused') return result.message
  const lost = sayRefused(result.refused)
  const links = result.kind === 'imported' ? (result.stripped ?? []).length : 0
  const came =
    result.kind === 'library'
      ? words.shapesAdded(result.items)
      : result.added > 0 || lost === ''
        ? words.imported(result.added)
        : ''
  return [came, lost, links > 0 ? words.linksTakenOff(links) : ''].filter((part) => part !== '').join(' ')
}
