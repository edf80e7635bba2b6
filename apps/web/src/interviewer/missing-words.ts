/** What keeps a card from being sealed, in words. */
import type { Missing } from '@probeboard/domain/assessment/scorecard'
import { findFlag } from '@probeboard/domain/assessment/standard-flags'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Flag } from '@probeboard/domain/scenario/scenario'
import { words } from './words.ts'

export function sayMissing(missing: Missing, flags: readonly Flag[]): string {
  switch (missing.kind) {
    case 'unrated':
      return words.missing.unrated(dimensions[missing.dimension].name)
    case 'no-evidence':
      return words.missing.evidence(dimensions[missing.dimension].name, missing.rating)
    case 'flag-without-evidence':
      return words.missing.flag(findFlag(missing.flag, flags)?.text ?? missing.flag)
    case 'no-recommendation':
      return words.missing.recommendation
  }
}
