/** What the loud card shows: the probe that is being asked, else the next one; and what its two keys do. */
import type { ProbeState } from '@probeboard/documents/notebook'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import type { Cockpit } from './cockpit.ts'
import { chooseNextProbe, type NextProbe } from './next-probe.ts'
import { usePanel } from './panel-store.ts'

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
    rated: settings.dimensions,
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
