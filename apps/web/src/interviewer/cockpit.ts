/** What every part of the panel works with: who sits here, the scenario, the live documents' views, and what may be done. */
import type { BriefView } from '@probeboard/documents/brief'
import type { NotebookView, ProbeState, TradeoffNote } from '@probeboard/documents/notebook'
import { mayTell } from '@probeboard/domain/interview/access'
import type { DimensionId, InterviewState, Participant } from '@probeboard/domain/interview/interview'
import type { ConstraintId, Curveball, Fact } from '@probeboard/domain/scenario/scenario'
import type { Me } from '@probeboard/protocol/candidate-api'
import { createContext, useContext } from 'react'
import type { BoardHandle } from '../board/BoardCanvas.tsx'
import { elapsed, formatClock } from '../client/clock.ts'
import type { Commands } from './commands.ts'
import type { InterviewData } from './interview-data.ts'
import type { Moments } from './moments.ts'
import type { Scorecard } from './scorecard-store.ts'

export interface Cockpit extends InterviewData {
  readonly me: Me
  /** Everybody of this interview, here or not. */
  readonly people: readonly Participant[]
  readonly state: InterviewState
  readonly brief: BriefView
  readonly notebook: NotebookView
  readonly commands: Commands
  readonly card: Scorecard
  readonly moments: Moments
  /** Null where there is no board on this page, or not yet. */
  readonly board:
    | (Pick<BoardHandle, 'selectedIds' | 'show' | 'follow'> & {
        /** Only beside the panel: the board's own window may be shared, and pointing there by chance would tell. */
        readonly highlight?: BoardHandle['highlight']
      })
    | null
  /** Puts the panel into a window of its own; undefined where it stands in one. */
  readonly moveOut?: (() => void) | undefined
  /** Puts it back beside the board; undefined where it stands there. */
  readonly dock?: (() => void) | undefined
  /** Marks in the shared notebook. */
  mark(probe: string, state: ProbeState | null): void
  light(constraint: ConstraintId, asked: boolean): void
  /** A question of one's own; it counts as asked. */
  askOwn(ask: string, dimension: DimensionId): void
  noteTradeoff(card: string, note: TradeoffNote): void
  /** A line in the chat of this side. */
  say(text: string): void
  /** Throws a curveball. */
  fling(curveball: Curveball): void
  /** Who rates a dimension; null leaves it to everybody. */
  assign(dimension: DimensionId, rater: string | null): void
  /** `unasked`: offered to a candidate who is stuck; the log says so and no lamp lights. */
  tell(fact: Fact, unasked?: boolean): void
}

const CockpitContext = createContext<Cockpit | null>(null)
export const CockpitProvider = CockpitContext.Provider

export function useCockpit(): Cockpit {
  const cockpit = useContext(CockpitContext)
  if (!cockpit) throw new Error('A part of the panel stands outside of the cockpit.')
  return cockpit
}

/** Commands and marks are for those who may tell, while the interview lives. */
export function mayAct({ me, state }: Pick<Cockpit, 'me' | 'state'>): boolean {
  return state === 'live' && mayTell(me.participant.role)
}

export function leads({ me }: Pick<Cockpit, 'me'>): boolean {
  return me.participant.role === 'lead'
}

/** When something happened, as time of interview; empty before its start. */
export function timeOf(brief: BriefView, at: number): string {
  const gone = elapsed({ ...brief.stage, pausedAt: null }, at)
  return gone === null ? '' : formatClock(gone)
}
