/** Rows for the tests of the store: an interview with what belongs to it, and drafts for its log. */
import type { DocumentName } from '@probeboard/domain/interview/access'
import {
  completeSettings,
  type InterviewId,
  interviewIdSchema,
  participantSchema,
} from '@probeboard/domain/interview/interview'
import type { Author, LogDraft } from '@probeboard/domain/interview/log'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import type { InterviewRow, InviteRow, ParticipantRow } from './storage.ts'

export const interviewId = (id: string): InterviewId => interviewIdSchema.parse(id)

export const candidate = participantSchema.parse({ id: 'participant-candidate', role: 'candidate', name: 'Ada' })
export const lead = participantSchema.parse({ id: 'participant-lead', role: 'lead', name: 'Grace' })

const anchors = { 1: 'does not do this', 2: 'does it when asked', 3: 'does it unasked', 4: 'does it very well' }

const scenario: Scenario = {
  id: 'sample',
  version: 1,
  title: 'Sample',
  level: 'senior',
  areas: ['evaluation'],
  brief: { prompt: 'Design something that answers questions about documents.' },
  challenge: 'Design something that answers questions about documents.',
  facts: [],
  probes: [],
  curveballs: [],
  flags: [],
  rubric: { D1: anchors, D2: anchors, D3: anchors, D4: anchors, D5: anchors, D6: anchors },
  inputs: {},
  numbers: [],
  notAi: [],
  tradeoffs: [],
  sources: [],
  reviewedOn: '2026-01-01',
  reviewBy: '2027-01-01',
}

export function interviewRow(id: InterviewId, createdAt: number): InterviewRow {
  return {
    id,
    title: 'Sample interview',
    candidateName: null,
    scenario,
    settings: completeSettings({}),
    state: 'waiting',
    frozen: false,
    at: '2026-12-01T10:00:00+01:00',
    meeting: null,
    createdAt,
    startedAt: null,
    endedAt: null,
    retainUntil: null,
    legalHold: false,
  }
}

export function inviteRow(interview: InterviewId, id: string): InviteRow {
  return { id, interview, role: 'lead', tokenHash: `hash of ${id}`, createdAt: 1, revokedAt: null }
}

export function participantRow(interview: InterviewId, person: typeof lead, invite: string): ParticipantRow {
  return {
    ...person,
    interview,
    invite,
    seatHash: `seat of ${person.id}`,
    joinedAt: 2,
    usedAt: 2,
    endsAt: 3,
    expected: true,
  }
}

const author = (by: Author | null): Author | null => (by ? { id: by.id, role: by.role } : null)

export function update(document: DocumentName, byte: number, by: Author | null = null): LogDraft {
  return { kind: 'update', document, bytes: Uint8Array.of(byte), by: author(by) }
}

export function event(kind: 'started' | 'paused' | 'resumed', by: Author | null = null): LogDraft {
  return { kind: 'event', event: { kind }, by: author(by) }
}

const curveball = {
  kind: 'extra' as const,
  title: 'A turn',
  text: 'Something changes.',
  good: ['Recounts'],
  weak: ['Guesses'],
}
/** The least that is a scenario by its grammar. */
export const fullScenario: Scenario = {
  ...scenario,
  facts: [
    {
      id: 'budget',
      category: 'cost',
      hints: ['What budget?', 'How much?', 'Who pays?'],
      answer: 'Ten.',
      reveal: 'on-ask',
    },
  ],
  probes: [{ id: 'first', dimension: 'D1', ask: 'What first?', listenFor: ['Cost'] }],
  curveballs: ['one', 'two', 'six'].map((id) => ({ ...curveball, id })),
  flags: [{ id: 'hasty', tone: 'red', text: 'Hurries' }],
  notAi: ['Sorting'],
  tradeoffs: [{ id: 'either', choice: 'This or that?', flip: 'A measurement' }],
  sources: [{ title: 'A paper', url: 'https://example.org/paper' }],
}
