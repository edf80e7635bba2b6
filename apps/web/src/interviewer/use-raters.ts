/** Until when scorecards are due and who has submitted: all of them for the lead, oneself for others. Never a mark. */
import type { ParticipantId } from '@probeboard/domain/interview/interview'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { useEffect } from 'react'
import type * as z from 'zod/mini'
import { create, useStore } from 'zustand'
import { call } from '../client/api.ts'
import { useCockpit } from './cockpit.ts'
import { say } from './notice.ts'

export type Raters = z.infer<typeof interviewerApi.raters.answer>

export const useRatersStore = create<{ readonly now: Raters | null }>(() => ({ now: null }))

const pause = 30_000

async function load(interview: string, seat: string): Promise<void> {
  const raters = await call(interviewerApi.raters, { params: { id: interview }, seat })
  if (raters.ok) useRatersStore.setState({ now: raters.value })
}

export interface RatersNow {
  readonly raters: Raters | null
  renew(): void
  expect(rater: ParticipantId, expected: boolean): void
}

/** Read once while nothing is due, and kept fresh after the end. */
export function useRaters(): RatersNow {
  const { me, state, card } = useCockpit()
  const submitted = useStore(card.store, ({ versions }) => versions.length > 0)
  const raters = useRatersStore(({ now }) => now)
  const { id: seat } = me.participant
  const { id: interview } = me.interview
  const ended = state === 'ended'
  // What changes the answer is the end, and one's own card.
  const moment = `${ended} ${submitted}`
  useEffect(() => {
    if (moment !== '') void load(interview, seat)
    if (!ended) return
    const timer = setInterval(() => void load(interview, seat), pause)
    return () => clearInterval(timer)
  }, [interview, seat, ended, moment])
  const expect = async (rater: ParticipantId, expected: boolean): Promise<void> => {
    const answer = await call(interviewerApi.expectRater, {
      params: { id: interview },
      seat,
      body: { rater, expected },
    })
    if (!answer.ok) say(answer.error.message)
    await load(interview, seat)
  }
  return {
    raters,
    renew: () => void load(interview, seat),
    expect: (rater, expected) => void expect(rater, expected),
  }
}
