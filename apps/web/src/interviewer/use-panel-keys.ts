/**
 * One key for each frequent action. Keys rest while somebody types, works on the board or has a dialog open; only the
 * blanking key works everywhere.
 */
import { useEffect, useRef } from 'react'
import { serverNow } from '../client/session.ts'
import { type Cockpit, mayAct } from './cockpit.ts'
import { showTab, tabIds, toggleBlank, toggleHelp, usePanel } from './panel-store.ts'
import { findAsking, markNext, moveOn, pickNextProbe } from './pick.ts'

function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable="true"], .excalidraw, [role="dialog"]') !== null
  )
}

/** Enter belongs to a button that has the focus. */
function isOnControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary, [role="tab"]') !== null
}

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

/** Out of the board's window or back into it, whichever there is. */
function move({ moveOut, dock }: Cockpit): void {
  if (moveOut) moveOut()
  else dock?.()
}

function press(key: string, target: EventTarget | null, cockpit: Cockpit): boolean {
  const tab = tabIds[Number(key) - 1]
  if (tab) {
    showTab(tab)
    return true
  }
  if (key === '/') {
    showTab('facts')
    focusOn('fact-search')
    return true
  }
  if (key === '?') usePanel.setState({ keysOpen: true })
  else if (key === 'b') toggleBlank()
  else if (key === 'h' && mayAct(cockpit)) toggleHelp()
  else if (key === 'o') move(cockpit)
  else if (key === 'e') beginPin(cockpit)
  else if (key === 'n') {
    showTab('notes')
    focusOn('note-input')
  } else return pressProbeKey(key, target, cockpit)
  return true
}

function pressProbeKey(key: string, target: EventTarget | null, cockpit: Cockpit): boolean {
  const marks = { enter: 'asked', l: 'later', s: 'skipped' } as const
  if (key !== 'enter' && key !== 'l' && key !== 's') return false
  if (!mayAct(cockpit) || (key === 'enter' && isOnControl(target))) return false
  const asking = findAsking(cockpit, usePanel.getState().asking)
  if (asking) {
    if (key === 'enter') markNext(cockpit, asking, 'answered')
    else moveOn()
    return true
  }
  const next = pickNextProbe(cockpit)
  if (next) markNext(cockpit, next.probe, marks[key])
  return next !== null
}

export function usePanelKeys(cockpit: Cockpit): void {
  const current = useRef(cockpit)
  useEffect(() => {
    current.current = cockpit
  })
  useEffect(() => {
    /** Heard before anybody else hears them, so that nothing can keep them. */
    const onSafeKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F2' && event.key !== 'F8') return
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat) return
      if (event.key === 'F2') toggleBlank('f2')
      else move(current.current)
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
      if (isBusy(event.target)) return
      const key = event.key.toLowerCase()
      const { blank } = usePanel.getState()
      if (blank !== null && (blank !== 'b' || key !== 'b')) return
      if (press(key, event.target, current.current)) event.preventDefault()
    }
    window.addEventListener('keydown', onSafeKey, { capture: true })
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onSafeKey, { capture: true })
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}
