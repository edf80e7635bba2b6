/**
 * The scorecard's calls for one seat, and its copy on this machine until the server has it. Beside a board that may be
 * shared the copy is the panel's window's own: what all windows can read, a shared one could show.
 */
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { call } from '../client/api.ts'
import { keptDraftSchema, type ScorecardPorts } from './scorecard-store.ts'

export function openScorecardPorts(
  interview: InterviewId,
  participant: ParticipantId,
  beside: boolean,
): ScorecardPorts {
  const seat = { params: { id: interview }, seat: participant }
  const name = `probeboard-card-${participant}`
  const store = beside ? sessionStorage : localStorage
  return {
    load: () => call(interviewerApi.scorecard, seat),
    save: (card) => call(interviewerApi.saveScorecard, { ...seat, body: card }),
    submit: () => call(interviewerApi.submitScorecard, seat),
    amend: (card, reason) => call(interviewerApi.amendScorecard, { ...seat, body: { ...card, reason } }),
    keep(draft) {
      if (draft === null) {
        store.removeItem(name)
        localStorage.removeItem(name)
      } else store.setItem(name, JSON.stringify(draft))
    },
    kept() {
      const text = store.getItem(name) ?? localStorage.getItem(name)
      const draft = text === null ? null : keptDraftSchema.safeParse(readJson(text))
      return draft?.success ? draft.data : null
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
