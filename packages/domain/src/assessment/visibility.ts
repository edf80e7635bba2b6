/**
 * Who may read whose scorecard: one total table over roles (SC7-SC10 and SC14 of SPEC.md). It decides for marks, notes and
 * evidence alike, wherever they would come to light: scorecards, log, timeline, report. Knows no storage and no seat.
 */
import type { ParticipantId, Role } from '../interview/interview.ts'

export interface Rater {
  readonly id: ParticipantId
  readonly role: Role
  readonly submitted: boolean
  /** SC14: false of who only listened. */
  readonly expected: boolean
}

/** The owner takes part in no interview and has no card. */
export type Reader = { readonly id: ParticipantId; readonly role: Role } | 'owner'

type Seal = 'never' | 'once own is submitted' | 'once all expected are submitted'

const seals: Record<Role | 'owner', Seal> = {
  candidate: 'never',
  lead: 'once own is submitted',
  interviewer: 'once own is submitted',
  shadow: 'once own is submitted',
  owner: 'once all expected are submitted',
}

/** SC10: a card in training is shown and never counted, so nobody waits for it. */
export function isTraining(role: Role): boolean {
  return role === 'shadow'
}

/** SC10, SC14: whose card the others wait for. */
export function isAwaited({ role, submitted, expected }: Omit<Rater, 'id'>): boolean {
  return !isTraining(role) && expected && !submitted
}

export interface Visibility {
  /** Whether submitted cards of others are open to the reader. */
  readonly open: boolean
  /** Own: always, as a draft too. Others': once they are open, and submitted. */
  mayRead(author: ParticipantId): boolean
}

export function visibleScorecards(reader: Reader, raters: readonly Rater[]): Visibility {
  const submitted = new Set(raters.filter((rater) => rater.submitted).map(({ id }) => id))
  const isOpen = (): boolean => {
    switch (seals[reader === 'owner' ? 'owner' : reader.role]) {
      case 'never':
        return false
      case 'once own is submitted':
        return reader !== 'owner' && submitted.has(reader.id)
      case 'once all expected are submitted':
        return raters.some((one) => one.submitted && !isTraining(one.role)) && !raters.some(isAwaited)
    }
  }
  const open = isOpen()
  const own = reader === 'owner' || seals[reader.role] === 'never' ? null : reader.id
  return { open, mayRead: (author) => author === own || (open && submitted.has(author)) }
}
