/** Keeps the board where the candidate looks, until the interviewer moves it. */
import type { Participant } from '@probeboard/domain/interview/interview'
import { ScanEye } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../design/IconButton.tsx'
import { useCockpit } from './cockpit.ts'
import { words } from './words.ts'

export function FollowButton({ people }: { people: readonly Participant[] }) {
  const { board } = useCockpit()
  const [following, setFollowing] = useState<string | null>(null)
  const candidate = people.find(({ role }) => role === 'candidate')
  if (!board || !candidate) return null
  const pressed = following === candidate.id
  return (
    <IconButton
      label={pressed ? words.unfollow(candidate.name) : words.follow(candidate.name)}
      aria-pressed={pressed}
      onClick={() => {
        const next = pressed ? null : candidate.id
        setFollowing(next)
        board.follow(next, () => setFollowing(null))
      }}
      data-testid="follow"
    >
      <ScanEye size={16} aria-hidden="true" />
    </IconButton>
  )
}
