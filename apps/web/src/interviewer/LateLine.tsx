/** For who comes in while it runs: where it stands, in one line, until it is tapped away. */
import { X } from 'lucide-react'
import { useState } from 'react'
import { elapsed, formatClock, phaseLeft } from '../client/clock.ts'
import { serverNow } from '../client/session.ts'
import { IconButton } from '../design/IconButton.tsx'
import { useCockpit } from './cockpit.ts'
import styles from './Panel.module.css'
import { words } from './words.ts'

/** Whoever was here in the first minute has seen it begin. */
const late = 60_000

export function LateLine() {
  const { brief, settings, state } = useCockpit()
  const { stage, facts, curveballs } = brief
  const [came] = useState(() => (state === 'live' ? elapsed(stage, serverNow()) : null))
  const [gone, setGone] = useState(false)
  if (gone || state !== 'live' || came === null || came < late) return null
  const left = phaseLeft(stage, serverNow())
  const phase = settings.phases.find(({ id }) => id === stage.phase)?.name ?? ''
  return (
    <p className={styles.late} data-testid="late-line">
      <span>
        {words.late.at(formatClock(came), phase, left === null ? '' : formatClock(left))}{' '}
        {words.late.told(facts.length)}, {words.late.thrown(curveballs.length)}.
      </span>
      <IconButton size="small" label={words.dismiss} onClick={() => setGone(true)}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </p>
  )
}
