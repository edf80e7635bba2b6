/**
 * The board as it stood at a place in the log, in a tab of its own, so that nothing here moves. It is another page, also
 * from the panel's own window and from a phone; nobody else sees that it is looked at.
 */
import { pages } from '@probeboard/protocol/address'
import type { ReactNode } from 'react'
import { pageUrl } from '../client/address.ts'
import { useCockpit } from './cockpit.ts'

export function MomentLink({ seq, label, children }: { seq: number; label: string; children: ReactNode }) {
  const { me } = useCockpit()
  const page = pageUrl(pages.debrief(me.interview.id, me.participant.id))
  return (
    <a
      href={`${page}#at=${seq}`}
      target="_blank"
      rel="noreferrer"
      title={label}
      aria-label={label}
      data-testid="moment"
    >
      {children}
    </a>
  )
}
