/** What a person is told when a file was brought in: how much came, and of what did not come, the first by name. */
import type { ImportResult } from './import-file.ts'
import { words } from './words.ts'

const mostNamed = 2

export function sayImport(result: ImportResult): string {
  switch (result.kind) {
    case 'refused':
      return result.message
    case 'library':
      return [words.shapesAdded(result.items), result.refused > 0 ? `${words.notImported(result.refused)}.` : '']
        .join(' ')
        .trim()
    case 'imported': {
      const named = result.refused.slice(0, mostNamed).map(({ reason }) => reason)
      const more = result.refused.length > mostNamed ? ' …' : ''
      const lost =
        result.refused.length > 0 ? `${words.notImported(result.refused.length)}: ${named.join('; ')}${more}` : ''
      return [result.added > 0 || lost === '' ? words.imported(result.added) : '', lost].join(' ').trim()
    }
  }
}
