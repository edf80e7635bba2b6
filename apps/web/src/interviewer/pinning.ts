/** Begins a pin: on what is selected on the board, or on this moment. */
import { serverNow } from '../client/session.ts'
import type { Cockpit } from './cockpit.ts'
import { usePanel } from './panel-store.ts'

/** Once the tab that it stands on is shown. */
export function focusOn(testId: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.focus())
}

export function beginPin(
  cockpit: Pick<Cockpit, 'board'>,
  dimension = usePanel.getState().dimension,
  flag?: string,
): void {
  const elements = cockpit.board?.selectedIds() ?? []
  usePanel.setState(({ pin }) => ({
    tab: 'score',
    dimension,
    pin: {
      dimension,
      kind: elements.length > 0 ? 'drew' : 'said',
      text: pin?.dimension === dimension && pin.flag === flag ? pin.text : '',
      elements: elements.slice(0, 200),
      at: serverNow(),
      ...(flag === undefined ? {} : { flag }),
    },
  }))
  focusOn('evidence-text')
}
