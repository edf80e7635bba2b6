/** The code for a second device while its dialog is open, and the devices that have come. */
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type * as z from 'zod/mini'
import { call, type Refusal } from '../client/api.ts'

type Offer = z.infer<typeof interviewerApi.pair.answer>
export type Device = z.infer<typeof interviewerApi.devices.answer>['devices'][number]

/** How often it is asked whether the phone has come, in ms. */
const pause = 2000

export function usePairing(interview: InterviewId, participant: ParticipantId) {
  const seat = useMemo(() => ({ params: { id: interview }, seat: participant }), [interview, participant])
  const [offer, setOffer] = useState<Offer | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [devices, setDevices] = useState<readonly Device[]>([])
  const [came, setCame] = useState(false)
  const known = useRef<ReadonlySet<string> | null>(null)

  const look = useCallback(async () => {
    const answer = await call(interviewerApi.devices, seat)
    if (!answer.ok) return
    const now = answer.value.devices
    setDevices(now)
    const before = known.current
    if (before && now.some((device) => device.participant === participant && !before.has(device.id))) setCame(true)
    known.current = new Set(now.map(({ id }) => id))
  }, [seat, participant])

  const ask = useCallback(async () => {
    setCame(false)
    const answer = await call(interviewerApi.pair, seat)
    setOffer(answer.ok ? answer.value : null)
    setRefusal(answer.ok ? null : answer.error)
  }, [seat])

  useEffect(() => {
    void look().then(ask)
    const timer = setInterval(() => void look(), pause)
    return () => clearInterval(timer)
  }, [look, ask])

  const end = async (id: string): Promise<void> => {
    const answer = await call(interviewerApi.endDevice, { ...seat, params: { ...seat.params, deviceId: id } })
    if (!answer.ok) setRefusal(answer.error)
    await look()
  }
  return { offer, refusal, devices, came, ask, end }
}
