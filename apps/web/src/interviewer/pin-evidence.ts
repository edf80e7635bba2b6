/**
 * Puts a pin on one's own card, and on the flag that asked for it. Its moment is when it was begun; its place in the log is
 * the server's to say.
 */
import type { Evidence } from '@probeboard/domain/assessment/evidence'
import type { Cockpit } from './cockpit.ts'

export function pinEvidence(
  { card, moments }: Pick<Cockpit, 'card' | 'moments'>,
  pin: Omit<Evidence, 'moment'>,
  at: number,
  flag?: string,
): void {
  moments.remember(pin.id, at)
  card.edit((before) => ({
    ...before,
    flags: before.flags.map((one) => (one.flag === flag ? { ...one, evidence: [...one.evidence, pin.id] } : one)),
    evidence: [...before.evidence, { ...pin, moment: { seq: 0 } }],
  }))
}
