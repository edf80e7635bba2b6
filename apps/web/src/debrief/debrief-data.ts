/** What the debrief shows, loaded together, so that no half of it ever contradicts the other. */
import type { Settings } from '@probeboard/domain/interview/interview'
import type { FrozenScenario } from '@probeboard/domain/scenario/bank'
import type { Timeline } from '@probeboard/domain/timeline/timeline'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import type * as z from 'zod/mini'
import { create } from 'zustand'
import { call, type Refusal } from '../client/api.ts'
import { words } from './words.ts'

export type Scorecards = z.infer<typeof interviewerApi.scorecards.answer>

export interface DebriefData {
  readonly scenario: FrozenScenario
  readonly settings: Settings
  readonly candidateName: string | null
  readonly timeline: Timeline
  readonly scorecards: Scorecards
}

export const useDebrief = create<{ data: DebriefData | null; refusal: Refusal | null }>(() => ({
  data: null,
  refusal: null,
}))

export async function loadDebrief(interview: string, seat: string): Promise<void> {
  const at = { params: { id: interview }, seat }
  const [scenario, settings, timeline, scorecards] = await Promise.all([
    call(interviewerApi.scenario, at),
    call(interviewerApi.settings, at),
    call(interviewerApi.timeline, at),
    call(interviewerApi.scorecards, at),
  ])
  if (!scenario.ok) useDebrief.setState({ refusal: scenario.error })
  else if (!settings.ok) useDebrief.setState({ refusal: settings.error })
  else if (!timeline.ok) useDebrief.setState({ refusal: timeline.error })
  else if (!scorecards.ok) useDebrief.setState({ refusal: scorecards.error })
  else
    useDebrief.setState({
      refusal: null,
      data: {
        scenario: scenario.value,
        settings: settings.value.settings,
        candidateName: settings.value.candidate.name,
        timeline: timeline.value,
        scorecards: scorecards.value,
      },
    })
}

/** The timeline is asked for again: it alone says what is dismissed. */
export async function markSignal(
  interview: string,
  seat: string,
  body: { signal: string; dismissed: boolean },
): Promise<void> {
  const marked = await call(interviewerApi.markSignal, { params: { id: interview }, seat, body })
  if (marked.ok) await loadDebrief(interview, seat)
  else useDebrief.setState({ refusal: { ...marked.error, message: words.notMarked(marked.error.message) } })
}
