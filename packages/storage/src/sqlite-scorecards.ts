/** Scorecards in SQLite: one draft a rater, guarded by its revision, and the sealed versions beside it. */
import type { DatabaseSync } from 'node:sqlite'
import { emptyScorecard, scorecardDraftSchema, sealedScorecardSchema } from '@probeboard/domain/assessment/scorecard'
import { type InterviewId, type ParticipantId, participantIdSchema } from '@probeboard/domain/interview/interview'
import { json, text } from './sqlite-row.ts'
import { workspace } from './sqlite-schema.ts'
import type { ScorecardRow, Storage } from './storage.ts'

export function openScorecards(
  db: DatabaseSync,
): Pick<Storage, 'scorecard' | 'scorecards' | 'submitters' | 'saveScorecard' | 'sealScorecard'> {
  const sql = {
    draft: db.prepare('SELECT card FROM drafts WHERE interview = ? AND rater = ?'),
    seals: db.prepare('SELECT card FROM seals WHERE interview = ? AND rater = ? ORDER BY version'),
    raters: db.prepare(
      'SELECT rater FROM drafts WHERE interview = :interview UNION SELECT rater FROM seals WHERE interview = :interview ORDER BY rater',
    ),
    submitters: db.prepare('SELECT DISTINCT rater FROM seals WHERE interview = ? ORDER BY rater'),
    addDraft: db.prepare('INSERT INTO drafts VALUES (?, ?, ?, 1, ?) ON CONFLICT DO NOTHING'),
    saveDraft: db.prepare(
      'UPDATE drafts SET revision = ?, card = ? WHERE interview = ? AND rater = ? AND revision = ?',
    ),
    addSeal: db.prepare('INSERT INTO seals VALUES (?, ?, ?, ?, ?)'),
  }

  function readScorecard(interview: InterviewId, rater: ParticipantId): ScorecardRow {
    const draft = sql.draft.get(interview, rater)
    return {
      rater,
      draft: draft ? scorecardDraftSchema.parse(json(draft, 'card')) : emptyScorecard,
      versions: sql.seals.all(interview, rater).map((row) => sealedScorecardSchema.parse(json(row, 'card'))),
    }
  }

  return {
    async scorecard(interview, rater) {
      return readScorecard(interview, rater)
    },
    async scorecards(interview) {
      return sql.raters
        .all({ interview })
        .map((row) => readScorecard(interview, participantIdSchema.parse(text(row, 'rater'))))
    },
    async submitters(interview) {
      return sql.submitters.all(interview).map((row) => participantIdSchema.parse(text(row, 'rater')))
    },
    async saveScorecard(interview, rater, draft) {
      const revision = draft.revision + 1
      const card = JSON.stringify({ ...draft, revision })
      const { changes } =
        draft.revision === 0
          ? sql.addDraft.run(interview, rater, workspace, card)
          : sql.saveDraft.run(revision, card, interview, rater, draft.revision)
      return changes === 1 ? revision : null
    },
    async sealScorecard(interview, version) {
      sql.addSeal.run(interview, version.rater, version.version, workspace, JSON.stringify(version))
    },
  }
}
