/** What keeps a card from being sealed, in words. */
import type { Missing } from '@probeboard/domain/assessment/scorecard'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { words } from './words.ts'

export function sayMissing(missing: Missing): string {
  switch (missing.kind) {
    case 'unrated':
      return words.missing.unrated(dimensions[missing.dimension].name)
    case 'no-evidence':
      return words.missing.evidence(dimensions[missing.dimension].name, missing.rating)
    case 'no-recommendation':
      return words.missing.recommendation
  }
}
