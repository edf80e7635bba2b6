/** What the loud card shows: the probe that is being asked, else the next one; and what its two keys do. */
import type { ProbeState } from '@probeboard/documents/notebook'
import { chooseNextProbe, type NextProbe, readBoardWords } from '@probeboard/domain/assessment/next-probe'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import { phaseLeft } from '../client/clock.ts'
import { serverNow } from '../client/session.ts'
import type { Cockpit } from './cockpit.ts'
import { usePanel } from './panel-store.ts'
import { signalsOf, useSignals } from './use-signals.ts'

export function pickNextProbe({
  scenario,
  settings,
  notebook,
  brief,
}: Pick<Cockpit, 'scenario' | 'settings' | 'notebook' | 'brief'>): NextProbe | null {
  return chooseNextProbe({
    probes: scenario.probes,
    marks: notebook.probes,
    phases: settings.phases,
    phase: brief.stage.phase,
    left: phaseLeft(brief.stage, serverNow()),
    rated: settings.dimensions,
    board: readBoardWords(signalsOf({ settings }, useSignals.getState().read)),
  })
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
