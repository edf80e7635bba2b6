/** The interviewing side's live calls: the frozen scenario, the settings, and the commands. */
import type { Author } from '@probeboard/domain/interview/log'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import type { ParticipantRow } from '@probeboard/storage/storage'
import {
  changeStage,
  endInterview,
  expectRater,
  giveHelp,
  handOver,
  markSignal,
  reveal,
  startInterview,
  takeBack,
  throwCurveball,
} from '../commands.ts'
import type { Context } from '../context.ts'
import type { Routes } from './route.ts'

const authorOf = ({ id, role }: ParticipantRow): Author => ({ id, role })

export function addInterviewerCalls(routes: Routes, context: Context): void {
  routes.seat(interviewerApi.scenario, ({ interview }) => interview.scenario)
  routes.seat(interviewerApi.settings, ({ interview }) => ({
    settings: { ...interview.settings, signals: context.config.signals && interview.settings.signals },
    candidate: { name: interview.candidateName },
  }))
  routes.seat(interviewerApi.start, ({ seat, interview }) => startInterview(context, interview.id, authorOf(seat)))
  routes.seat(interviewerApi.end, ({ seat, interview }) => endInterview(context, interview.id, authorOf(seat)))
  routes.seat(interviewerApi.stage, ({ seat, interview, body }) =>
    changeStage(context, interview.id, authorOf(seat), body),
  )
  routes.interview(interviewerApi.handOver, ({ who, interview, body }) =>
    handOver(context, interview.id, who.kind === 'seat' ? authorOf(who.seat) : null, body),
  )
  routes.interview(interviewerApi.expectRater, ({ who, interview, body }) =>
    expectRater(context, interview.id, who.kind === 'seat' ? authorOf(who.seat) : null, body),
  )
  routes.seat(interviewerApi.reveal, ({ seat, interview, body }) => reveal(context, interview.id, authorOf(seat), body))
  routes.seat(interviewerApi.throw, ({ seat, interview, body }) =>
    throwCurveball(context, interview.id, authorOf(seat), body),
  )
  routes.seat(interviewerApi.help, ({ seat, interview, body }) => giveHelp(context, interview.id, authorOf(seat), body))
  routes.seat(interviewerApi.markSignal, ({ seat, interview, body }) =>
    markSignal(context, interview.id, authorOf(seat), body),
  )
  routes.seat(interviewerApi.takeBack, ({ seat, interview, body }) =>
    takeBack(context, interview.id, authorOf(seat), body),
  )
}
