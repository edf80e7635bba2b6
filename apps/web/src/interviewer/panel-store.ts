/** What the panel itself holds: which tab, blank or not, the pin being written. Nothing of it leaves this page. */
import type { Evidence } from '@probeboard/domain/assessment/evidence'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { create } from 'zustand'

export const tabIds = ['probes', 'facts', 'curveballs', 'score', 'notes', 'numbers'] as const
export type TabId = (typeof tabIds)[number]

/** A pin being written: its moment is when it was begun. */
export interface PinDraft {
  readonly dimension: DimensionId
  readonly kind: Evidence['kind']
  readonly text: string
  readonly elements: readonly string[]
  readonly at: number
}

interface PanelState {
  readonly tab: TabId
  readonly blank: boolean
  readonly keysOpen: boolean
  readonly endOpen: boolean
  readonly query: string
  readonly pin: PinDraft | null
  /** What the scenario's sums start from instead, on this page. */
  readonly inputs: Readonly<Record<string, number>>
  /** The probe that was just asked: what to listen for stays until it is answered or left. */
  readonly asking: string | null
  /** The dimension that was last asked about or rated: where a pin by key goes. */
  readonly dimension: DimensionId
}

export const usePanel = create<PanelState>(() => ({
  tab: 'probes',
  blank: false,
  keysOpen: false,
  endOpen: false,
  query: '',
  pin: null,
  inputs: {},
  asking: null,
  dimension: 'D1',
}))

export function showTab(tab: TabId): void {
  usePanel.setState({ tab })
}

/** `null` goes back to what the scenario says. */
export function changeInput(name: string, value: number | null): void {
  usePanel.setState(({ inputs: { [name]: _, ...others } }) => ({
    inputs: value === null ? others : { ...others, [name]: value },
  }))
}

export function toggleBlank(): void {
  usePanel.setState(({ blank }) => ({ blank: !blank, keysOpen: false, endOpen: false }))
}
