/**
 * The keys of the table of actions. Letters rest while somebody types, works on the board or has a dialog open; the safe
 * keys work everywhere, and are heard before anybody else hears them, so that nothing can keep them.
 */
import { useEffect, useRef } from 'react'
import { type Action, listActions, openPalette } from './actions.ts'
import type { Cockpit } from './cockpit.ts'
import { usePanel } from './panel-store.ts'

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

/** While the panel is hidden only what shows it again, and where it is, may be pressed. */
function findByKey(cockpit: Cockpit, is: (action: Action) => boolean, letter: string): Action | undefined {
  const { blank } = usePanel.getState()
  const action = listActions(cockpit).find(is)
  if (blank === null || action?.id === 'blank-anywhere' || action?.id === 'move') return action
  return action?.id === 'blank' && blank === 'b' && letter === 'b' ? action : undefined
}

export function usePanelKeys(cockpit: Cockpit): void {
  const current = useRef(cockpit)
  useEffect(() => {
    current.current = cockpit
  })
  useEffect(() => {
    const onSafeKey = (event: KeyboardEvent): void => {
      if (!/^F\d+$/.test(event.key)) return
      const action = findByKey(current.current, ({ safeKey }) => safeKey === event.key, event.key)
      if (!action) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) action.run()
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.repeat || event.defaultPrevented) return
      const letter = event.key.toLowerCase()
      const onBoard = event.target instanceof Element && event.target.closest('.excalidraw') !== null
      if (event.ctrlKey || event.metaKey) {
        // On the board it makes a link: there the safe key opens the palette.
        if (letter !== 'k' || onBoard || usePanel.getState().blank !== null) return
        event.preventDefault()
        openPalette()
        return
      }
      if (isBusy(event.target) || (letter === 'enter' && isOnControl(event.target))) return
      const action = findByKey(current.current, ({ key }) => key === letter, letter)
      if (!action) return
      event.preventDefault()
      action.run()
    }
    window.addEventListener('keydown', onSafeKey, { capture: true })
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onSafeKey, { capture: true })
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}
