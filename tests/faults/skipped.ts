/** What cannot be tried on this machine is said loudly, and counts as not failed. */
import type { SectionResult } from './section.ts'

export function skipped(name: string, why: string, say: (line: string) => void): SectionResult {
  say(`SKIPPED: ${name} was NOT tried, because ${why}.`)
  return { name, tries: 0, figures: { SKIPPED: why }, ok: true }
}
