/** Scorecards in memory: one draft a rater, guarded by its revision, and the sealed versions beside it. */
import { emptyScorecard, type ScorecardDraft, type SealedScorecard } from '@probeboard/domain/assessment/scorecard'
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import type { ScorecardRow, Storage } from './storage.ts'

/** Those of one interview. */
export interface HeldScorecards {
  readonly drafts: Map<ParticipantId, ScorecardDraft>
  readonly seals: SealedScorecard[]
}

const copy = <Value>(value: Value): Value => structuredClone(value)

function scorecardOf(one: HeldScorecards, rater: ParticipantId): ScorecardRow {
  return copy({
    rater,
    draft: one.drafts.get(rater) ?? emptyScorecard,
    versions: one.seals.filter((seal) => seal.rater === rater).sort((a, b) => a.version - b.version),
  })
}

export function openMemoryScorecards(
  of: (interview: InterviewId) => HeldScorecards | undefined,
): Pick<Storage, 'scorecard' | 'scorecards' | 'submitters' | 'saveScorecard' | 'sealScorecard'> {
  function at(interview: InterviewId): HeldScorecards {
    const found = of(interview)
    if (!found) throw new Error('There is no such interview.')
    return found
  }
  return {
    async scorecard(interview, rater) {
      const one = of(interview)
      return one ? scorecardOf(one, rater) : { rater, draft: emptyScorecard, versions: [] }
    },
    async submitters(interview) {
      const one = of(interview)
      return [...new Set(one?.seals.map(({ rater }) => rater) ?? [])].sort()
    },
    async scorecards(interview) {
      const one = of(interview)
      if (!one) return []
      const raters = new Set([...one.drafts.keys(), ...one.seals.map((seal) => seal.rater)])
      return [...raters].sort().map((rater) => scorecardOf(one, rater))
    },
    async saveScorecard(interview, rater, draft) {
      const { drafts } = at(interview)
      if ((drafts.get(rater)?.revision ?? 0) !== draft.revision) return null
      const revision = draft.revision + 1
      drafts.set(rater, copy({ ...draft, revision }))
      return revision
    },
    async sealScorecard(interview, version) {
      const { seals } = at(interview)
      if (seals.some((seal) => seal.rater === version.rater && seal.version === version.version))
        throw new Error('This version is sealed already.')
      seals.push(copy(version))
    },
  }
}
