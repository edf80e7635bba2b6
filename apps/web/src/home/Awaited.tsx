/** How many scorecards are still to come, or late. Who it is says the interview's own page; what they hold nobody does. */
import type { InterviewView } from '@probeboard/protocol/owner-api'
import { Chip } from '../design/Chip.tsx'
import { words } from './words.ts'

export function Awaited({ scorecards: { due, awaited } }: Pick<InterviewView, 'scorecards'>) {
  if (due === null || awaited.length === 0) return null
  const late = Date.now() > Date.parse(due)
  return (
    <Chip tone={late ? 'warn' : 'neutral'}>{late ? words.late(awaited.length) : words.toCome(awaited.length)}</Chip>
  )
}
