/**
 * The port of the store. Every adapter passes the suite in contract.ts. All rows carry the workspace; there is one
 * workspace until sign-in for teams is built. Times are milliseconds of the server's clock. Secrets come in hashed.
 */

import type { ScorecardDraft, SealedScorecard } from '@probeboard/domain/assessment/scorecard'
import type { DocumentName } from '@probeboard/domain/interview/access'
import type {
  InterviewId,
  InterviewState,
  Participant,
  ParticipantId,
  Role,
  Settings,
} from '@probeboard/domain/interview/interview'
import type { InterviewLog, Lease } from '@probeboard/domain/interview/log'
import type { FrozenScenario } from '@probeboard/domain/scenario/bank'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import type { Origin, ScenarioSummary } from '@probeboard/domain/scenario/summary'

export interface InterviewRow {
  readonly id: InterviewId
  readonly title: string
  readonly candidateName: string | null
  /** The frozen version that this interview runs on. */
  readonly scenario: FrozenScenario
  readonly settings: Settings
  readonly state: InterviewState
  readonly frozen: boolean
  /** ISO 8601 with offset. */
  readonly at: string | null
  readonly meeting: string | null
  readonly createdAt: number
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly retainUntil: number | null
  readonly legalHold: boolean
}

export interface InviteRow {
  readonly id: string
  readonly interview: InterviewId
  readonly role: Role
  readonly tokenHash: string
  readonly createdAt: number
  readonly revokedAt: number | null
}

export interface ParticipantRow extends Participant {
  readonly interview: InterviewId
  readonly invite: string
  /** SHA-256 of the seat token. */
  readonly seatHash: string
  readonly joinedAt: number
  /** When the seat was last used, to the minute. */
  readonly usedAt: number
  /** When it opens nothing any more, however much it is used. */
  readonly endsAt: number
  /** Whether a scorecard of theirs is waited for. */
  readonly expected: boolean
}

/** A second device of a participant. */
export interface DeviceRow {
  /** Names it in lists; opens nothing. */
  readonly id: string
  readonly interview: InterviewId
  readonly participant: ParticipantId
  /** SHA-256 of the device's own seat token. */
  readonly seatHash: string
  readonly createdAt: number
  readonly endsAt: number
}

/** A sign-in of the owner. */
export interface SessionRow {
  /** Names it in lists; opens nothing. */
  readonly id: string
  /** SHA-256 of the session's secret. */
  readonly hash: string
  readonly createdAt: number
  /** When it was last used, to the minute. */
  readonly usedAt: number
}

export interface ScorecardRow {
  readonly rater: ParticipantId
  readonly draft: ScorecardDraft
  readonly versions: readonly SealedScorecard[]
}

export interface Image {
  readonly type: string
  readonly bytes: Uint8Array
}

/** A document as one update. */
export interface SnapshotRow {
  /** The last log entry that it contains. */
  readonly seq: number
  readonly state: Uint8Array
  /** Whose client ids stand in it. */
  readonly leases: readonly Lease[]
}

export interface AuditRow {
  readonly at: number
  /** Ids only, never names. */
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly details: string
}

/** An audit row as it stands in the log: see audit-chain. */
export interface ChainedAudit extends AuditRow {
  readonly number: number
  readonly hash: string
}

/** What an erasure removed: counted rows and a hash over their ids, so that the audit log proves it without the content. */
export interface Erasure {
  readonly rows: number
  readonly hash: string
}

/** A scenario of the team, as a list needs it. */
export interface TeamScenarioRow {
  readonly id: string
  /** One more with each save, publication and return to what is published. */
  readonly revision: number
  /** Whether something is being written that differs from the newest version. */
  readonly drafted: boolean
  /** The newest published version; 0 before the first. */
  readonly published: number
  /** What it was forked from. */
  readonly origin: Origin | null
  readonly summary: ScenarioSummary
}

/** One of them whole: `draft` is what is being written, `base` the text of its origin when it was forked. */
export interface TeamScenario extends Omit<TeamScenarioRow, 'drafted'> {
  readonly draft: string | null
  readonly base: string | null
}

export interface SavedDraft {
  readonly draft: string
  readonly summary: ScenarioSummary
  /** The version of the origin that was taken in, with its text; null where none was. */
  readonly upstream: { readonly version: number; readonly base: string } | null
}

export interface PublishedScenario {
  readonly version: number
  readonly at: number
  /** As it was read then, with the prices of that day. */
  readonly scenario: Scenario
  readonly text: string
}

export interface Storage {
  readonly log: InterviewLog

  createInterview(row: InterviewRow, invites: readonly InviteRow[]): Promise<void>
  interview(id: InterviewId): Promise<InterviewRow | null>
  /** Newest first. */
  interviews(): Promise<InterviewRow[]>
  /** Those that have ended, whose retention has passed, and that no legal hold keeps. */
  expiredInterviews(at: number): Promise<InterviewId[]>
  updateInterview(
    id: InterviewId,
    change: Partial<Pick<InterviewRow, 'state' | 'frozen' | 'startedAt' | 'endedAt' | 'legalHold'>>,
  ): Promise<void>
  /**
   * Everything of an interview: log, snapshots, images, scorecards, seats, invites. The proof goes into the audit log
   * with it or not at all. Null where there is none.
   */
  eraseInterview(id: InterviewId, by: Pick<AuditRow, 'at' | 'actor'>): Promise<Erasure | null>

  addInvite(row: InviteRow): Promise<void>
  invites(interview: InterviewId): Promise<InviteRow[]>
  inviteByHash(tokenHash: string): Promise<InviteRow | null>
  revokeInvite(interview: InterviewId, id: string, at: number): Promise<boolean>

  addParticipant(row: ParticipantRow): Promise<void>
  participants(interview: InterviewId): Promise<ParticipantRow[]>
  /** Makes this participant the lead, and whoever led an interviewer. */
  handOver(interview: InterviewId, to: ParticipantId): Promise<void>
  participantByHash(seatHash: string): Promise<ParticipantRow | null>
  useSeat(id: ParticipantId, at: number): Promise<void>
  expectScorecard(id: ParticipantId, expected: boolean): Promise<void>
  /** The authors of at least one sealed version. */
  submitters(interview: InterviewId): Promise<ParticipantId[]>

  addDevice(row: DeviceRow): Promise<void>
  devices(interview: InterviewId): Promise<DeviceRow[]>
  deviceByHash(seatHash: string): Promise<DeviceRow | null>
  endDevice(interview: InterviewId, id: string): Promise<boolean>

  /** A draft with revision 0 where none was saved. */
  scorecard(interview: InterviewId, rater: ParticipantId): Promise<ScorecardRow>
  scorecards(interview: InterviewId): Promise<ScorecardRow[]>
  /** Saves when the stored revision equals `draft.revision` and answers the next one; null where it does not. */
  saveScorecard(interview: InterviewId, rater: ParticipantId, draft: ScorecardDraft): Promise<number | null>
  sealScorecard(interview: InterviewId, version: SealedScorecard): Promise<void>

  snapshot(interview: InterviewId, document: DocumentName): Promise<SnapshotRow | null>
  /** An older one never replaces a newer one. */
  saveSnapshot(interview: InterviewId, document: DocumentName, snapshot: SnapshotRow): Promise<void>

  putImage(interview: InterviewId, hash: string, image: Image): Promise<void>
  image(interview: InterviewId, hash: string): Promise<Image | null>

  addSession(row: SessionRow): Promise<void>
  session(hash: string): Promise<SessionRow | null>
  /** Newest first. */
  sessions(): Promise<SessionRow[]>
  useSession(id: string, at: number): Promise<void>
  endSession(id: string): Promise<boolean>

  /** By their ids. */
  teamScenarios(): Promise<TeamScenarioRow[]>
  teamScenario(id: string): Promise<TeamScenario | null>
  /** False where the team has one of this id. */
  addTeamScenario(row: TeamScenario): Promise<boolean>
  /** Saves when the stored revision is this one and answers the next; null where it is not. */
  saveTeamDraft(id: string, revision: number, saved: SavedDraft): Promise<number | null>
  /** The draft becomes this version, or nothing changes: false where the revision is another or the version exists. */
  publishTeamScenario(
    id: string,
    revision: number,
    version: PublishedScenario,
    summary: ScenarioSummary,
  ): Promise<boolean>
  /** Goes back to what is published; what never was is gone. */
  discardTeamDraft(id: string): Promise<void>
  /** Newest first. */
  teamVersions(id: string): Promise<Pick<PublishedScenario, 'version' | 'at'>[]>
  teamVersion(id: string, version: number): Promise<PublishedScenario | null>

  /** The stored answer of a command by its caller and key; `request` tells a repetition from a reuse. */
  answered(caller: string, key: string): Promise<{ request: string; status: number; body: string } | null>
  keepAnswer(caller: string, key: string, answer: { request: string; status: number; body: string }): Promise<void>

  audit(row: AuditRow): Promise<void>
  /** Oldest first: what comes after a row's number, and no more than so many. */
  audits(after?: number, most?: number): Promise<ChainedAudit[]>
  auditsAbout(subject: string): Promise<ChainedAudit[]>

  /** Throws when nothing can be stored. */
  ping(): Promise<void>
  /** Everything appended is durable when this resolves. */
  close(): Promise<void>
}
