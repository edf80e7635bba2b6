/** The next probe for the state that the panel is in. */
import type { Cockpit } from './cockpit.ts'
import { chooseNextProbe, type NextProbe } from './next-probe.ts'

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
