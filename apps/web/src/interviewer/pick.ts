/** What the loud card shows: the probe that is being asked, else the next one; and what its two keys do. */
import type { Stage } from '@probeboard/documents/brief'
import type { ProbeState } from '@probeboard/documents/notebook'
import type { Settings } from '@probeboard/domain/interview/interview'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import { phaseLeft } from '../client/clock.ts'
import { serverNow } from '../client/session.ts'
import type { Cockpit } from './cockpit.ts'
import { readOnBoard } from './drawn.ts'
import { chooseNextProbe, isCandidatesTime, type NextProbe } from './next-probe.ts'
import { usePanel } from './panel-store.ts'

export function pickNextProbe({
  scenario,
  settings,
  notebook,
  brief,
  session,
}: Pick<Cockpit, 'scenario' | 'settings' | 'notebook' | 'brief' | 'session'>): NextProbe | null {
  return chooseNextProbe({
    probes: scenario.probes,
    marks: notebook.probes,
    phases: settings.phases,
    phase: brief.stage.phase,
    rated: settings.dimensions,
    board: readOnBoard(session),
    left: untilCandidatesTime(brief.stage, settings, serverNow()),
  })
}

/** Milliseconds until the candidate's own time begins, by the phases that are still to come; null while nothing runs. */
function untilCandidatesTime(stage: Stage, { phases, extraTime }: Settings, now: number): number | null {
  const left = phaseLeft(stage, now)
  if (left === null) return null
  const ahead = phases
    .slice(phases.findIndex(({ id }) => id === stage.phase) + 1)
    .filter(({ id }) => !isCandidatesTime(phases, id))
  return Math.max(0, left) + ahead.reduce((sum, { minutes }) => sum + minutes * extraTime * 60_000, 0)
}

/** The probe that was asked last in this window and is not answered yet. */
export function findAsking(
  { scenario, notebook }: Pick<Cockpit, 'scenario' | 'notebook'>,
  id: string | null,
): Probe | null {
  const probe = scenario.probes.find((one) => one.id === id)
  return probe && notebook.probes.get(probe.id) === 'asked' ? probe : null
}

export function markNext(cockpit: Cockpit, probe: Probe, state: ProbeState): void {
  cockpit.mark(probe.id, state)
  usePanel.setState({ dimension: probe.dimension, asking: state === 'asked' ? probe.id : null })
}

export function moveOn(): void {
  usePanel.setState({ asking: null })
}
