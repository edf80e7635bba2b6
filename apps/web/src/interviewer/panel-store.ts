/** What the panel itself holds: which tab, blank or not, the pin being written. Nothing of it leaves this page. */
import type { Evidence } from '@probeboard/domain/assessment/evidence'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { create } from 'zustand'

export const tabIds = ['probes', 'facts', 'curveballs', 'score', 'notes'] as const
export type TabId = (typeof tabIds)[number]

/** A pin being written: its moment is when it was begun. */
export interface PinDraft {
  readonly dimension: DimensionId
  readonly kind: Evidence['kind']
  readonly text: string
  readonly elements: readonly string[]
  readonly at: number
}

/**
 * The key that hid the panel. What F2 hid no letter shows again: whoever hides it while typing has more letters coming.
 */
export type Blank = 'b' | 'f2'

interface PanelState {
  readonly tab: TabId
  readonly blank: Blank | null
  readonly keysOpen: boolean
  readonly endOpen: boolean
  readonly query: string
  readonly pin: PinDraft | null
  /** The probe that was just asked: what to listen for stays until it is answered or left. */
  readonly asking: string | null
  /** The dimension that was last asked about or rated: where a pin by key goes. */
  readonly dimension: DimensionId
}

export const usePanel = create<PanelState>(() => ({
  tab: 'probes',
  blank: null,
  keysOpen: false,
  endOpen: false,
  query: '',
  pin: null,
  asking: null,
  dimension: 'D1',
}))

export function showTab(tab: TabId): void {
  usePanel.setState({ tab })
}

export function toggleBlank(by: Blank = 'b'): void {
  usePanel.setState(({ blank }) => ({ blank: blank === null ? by : null }))
}
