/** Tries a gesture again and again beside a busy peer, and counts what was cut off. */
import type { Browser } from '@playwright/test'
import { quantile, seeded } from '../bench/samples.ts'
import { boardReady, canvasAt, drawBox } from '../journeys/drawing.ts'
import { createInterview } from '../journeys/interview.ts'
import { joinAsPeer } from '../journeys/peer.ts'
import { comeIn } from '../journeys/person.ts'
import type { TestServer } from '../journeys/server.ts'
import { meddlings, startBusyPeer } from './busy-peer.ts'
import { type GestureName, tries } from './tries.ts'

export interface Tally {
  readonly gesture: GestureName
  readonly tries: number
  /** What went wrong in which try. */
  readonly cutOff: readonly string[]
  /** The peer's changes in a second. */
  readonly rate: number
  /** Its changes of the very element under the hand. */
  readonly meddled: number
  /** Of one try, in ms. */
  readonly median: number
}

export const gestureNames: readonly GestureName[] = ['stroke', 'drag', 'resize', 'typing']

/** `done` is told after each try. */
export async function tryGesture(
  at: { browser: Browser; server: TestServer },
  gesture: GestureName,
  plan: { times: number; seed: number; done?: (made: number, problem: string | null) => void },
): Promise<Tally> {
  const chance = seeded(plan.seed)
  const { interview, invites } = await createInterview(at.server)
  const person = await comeIn(at.browser, at.server, invites.candidate, 'Ada', {
    viewport: { width: 1440, height: 900 },
  })
  const { page } = person
  await boardReady(page)
  const origin = await canvasAt(page)
  // The page turns to the first drawing that arrives, and not once the person has begun: a box drawn keeps it in place.
  await drawBox(page, { x: 880, y: 90 }, 'Mine')

  const peer = await joinAsPeer(at.server, interview.id, invites.interviewer.token, 'Ivo')
  const busy = startBusyPeer(peer, chance)
  const cutOff: string[] = []
  const times: number[] = []
  try {
    for (let made = 1; made <= plan.times; made++) {
      const meddling = meddlings[made % meddlings.length] ?? 'nothing'
      const start = performance.now()
      const problem = await tries[gesture]({ page, peer, busy, chance, origin }, meddling)
      times.push(performance.now() - start)
      const named = problem && `try ${made}, peer does ${meddling} to it: ${problem}`
      if (named) cutOff.push(named)
      plan.done?.(made, named)
    }
  } finally {
    busy.stop()
    peer.leave()
    peer.doc.destroy()
    await person.context.close()
  }
  cutOff.push(...person.faults)
  return {
    gesture,
    tries: plan.times,
    cutOff,
    rate: busy.rate(),
    meddled: busy.meddled(),
    median: quantile(times, 0.5),
  }
}
