/**
 * The place in the log that the address names, `#at=120`, and the board as it stood there. Also while the interview is
 * on: what is looked at is a copy, and nobody hears that it is.
 */
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../client/api.ts'
import { type Line, openStill } from '../client/connect.ts'

const onHash = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** Null is now. */
export function useMoment(): number | null {
  const hash = useSyncExternalStore(onHash, () => location.hash)
  const at = /^#at=(\d{1,12})$/.exec(hash)?.[1]
  return at === undefined ? null : Number(at)
}

export const momentHref = (seq: number | null): string => `${location.pathname}${seq === null ? '#' : `#at=${seq}`}`

interface Step {
  readonly seq: number
  readonly bytes: Uint8Array
}

export type Still = { readonly line: Line } | { readonly problem: string } | null

/** Null while it is being read. The log is read once, and again when it has to hold more. */
export function useStill(interview: InterviewId, participant: ParticipantId, seq: number): Still {
  const [log, setLog] = useState<{ readonly until: number; readonly steps: readonly Step[] } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [line, setLine] = useState<Line | null>(null)
  const enough = log !== null && log.until >= seq
  useEffect(() => {
    if (enough) return
    let gone = false
    void call(interviewerApi.log, { params: { id: interview }, seat: participant }).then((answer) => {
      if (gone) return
      if (!answer.ok) return setProblem(answer.error.message)
      const steps = answer.value.entries.flatMap(({ seq: place, document, bytes }): Step[] =>
        document === 'board' && bytes !== undefined
          ? [{ seq: place, bytes: Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) }]
          : [],
      )
      setProblem(null)
      // A place beyond the end is the end.
      setLog({ until: Math.max(seq, answer.value.entries.at(-1)?.seq ?? 0), steps })
    })
    return () => {
      gone = true
    }
  }, [enough, interview, participant, seq])
  useEffect(() => {
    if (!log || log.until < seq) return
    const still = openStill(log.steps.filter((step) => step.seq <= seq).map(({ bytes }) => bytes))
    setLine(still)
    return () => {
      setLine(null)
      still.close()
    }
  }, [log, seq])
  if (line) return { line }
  return problem === null ? null : { problem }
}
