/** What the interviewer's page holds besides the live documents: the frozen scenario, the settings, and where one is. */
import type { Settings } from '@probeboard/domain/interview/interview'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import type { Endpoint } from '@probeboard/protocol/endpoint'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import type * as z from 'zod/mini'
import { create } from 'zustand'
import { call, type Refusal, type Result } from '../client/api.ts'
import { toast } from '../design/Toast.tsx'

export type TabId = 'probes' | 'facts' | 'curveballs' | 'score' | 'notes'

interface CockpitState {
  readonly scenario: Scenario | null
  readonly settings: Settings | null
  readonly candidateName: string | null
  readonly refusal: Refusal | null
  readonly tab: TabId
  /** The panel shows nothing: somebody looks over the shoulder or at a shared screen. */
  readonly blank: boolean
  readonly keysShown: boolean
  /** When notes and evidence were taken, in server time, by their id. */
  readonly taken: ReadonlyMap<string, number>
}

export const useCockpit = create<CockpitState>(() => ({
  scenario: null,
  settings: null,
  candidateName: null,
  refusal: null,
  tab: 'probes',
  blank: false,
  keysShown: false,
  taken: new Map(),
}))

export const showTab = (tab: TabId): void => useCockpit.setState({ tab })
export const toggleBlank = (): void => useCockpit.setState(({ blank }) => ({ blank: !blank }))

export function remember(id: string, at: number): void {
  useCockpit.setState(({ taken }) => ({ taken: new Map([...taken, [id, at]]) }))
}

export async function loadCockpit(interview: string, seat: string): Promise<void> {
  const at = { params: { id: interview }, seat }
  const [scenario, settings, timeline] = await Promise.all([
    call(interviewerApi.scenario, at),
    call(interviewerApi.settings, at),
    call(interviewerApi.timeline, at),
  ])
  if (!scenario.ok) useCockpit.setState({ refusal: scenario.error })
  else if (!settings.ok) useCockpit.setState({ refusal: settings.error })
  else
    useCockpit.setState({
      scenario: scenario.value,
      settings: settings.value.settings,
      candidateName: settings.value.candidate.name,
      refusal: null,
      taken: new Map(
        (timeline.ok ? timeline.value.events : []).flatMap(({ kind, at: when, id }) =>
          (kind === 'note-added' || kind === 'evidence-pinned') && typeof id === 'string'
            ? [[id, Date.parse(when)]]
            : [],
        ),
      ),
    })
}

export interface Commands {
  /** Runs a command of this seat once, however often the network repeats it; says what went wrong. */
  run<Body extends z.ZodMiniType, Answer extends z.ZodMiniType>(
    endpoint: Endpoint<Body, Answer>,
    body?: z.input<Body>,
  ): Promise<Result<z.output<Answer>>>
}

export function commandsFor(interview: string, seat: string): Commands {
  return {
    async run(endpoint, body) {
      const answer = await call(endpoint, {
        params: { id: interview },
        seat,
        idempotencyKey: crypto.randomUUID(),
        ...(body === undefined ? {} : { body }),
      })
      if (!answer.ok) toast(answer.error.message)
      return answer
    },
  }
}
