/** Puts a pin on one's own card. Its moment is when it was begun; its place in the log is the server's to say. */
import type { Evidence } from '@probeboard/domain/assessment/evidence'
import type { Cockpit } from './cockpit.ts'

export function pinEvidence(
  { card, moments }: Pick<Cockpit, 'card' | 'moments'>,
  pin: Omit<Evidence, 'moment'>,
  at: number,
): void {
  moments.remember(pin.id, at)
  card.edit((before) => ({ ...before, evidence: [...before.evidence, { ...pin, moment: { seq: 0 } }] }))
}
