/** What does not change while the page is open: the frozen scenario, the settings, the candidate's name. */
import type { InterviewId, ParticipantId, Settings } from '@probeboard/domain/interview/interview'
import type { FrozenScenario } from '@probeboard/domain/scenario/bank'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { create } from 'zustand'
import { call, type Refusal } from '../client/api.ts'

export interface InterviewData {
  readonly scenario: FrozenScenario
  readonly settings: Settings
  readonly candidateName: string | null
}

interface DataState {
  readonly data: InterviewData | null
  readonly refusal: Refusal | null
}

export const useInterviewData = create<DataState>(() => ({ data: null, refusal: null }))

export async function loadInterviewData(interview: InterviewId, participant: ParticipantId): Promise<void> {
  if (useInterviewData.getState().data) return
  const seat = { params: { id: interview }, seat: participant }
  const [scenario, settings] = await Promise.all([
    call(interviewerApi.scenario, seat),
    call(interviewerApi.settings, seat),
  ])
  if (scenario.ok && settings.ok)
    useInterviewData.setState({
      data: {
        scenario: scenario.value,
        settings: settings.value.settings,
        candidateName: settings.value.candidate.name,
      },
      refusal: null,
    })
  else useInterviewData.setState({ refusal: scenario.ok ? (settings.ok ? null : settings.error) : scenario.error })
}
