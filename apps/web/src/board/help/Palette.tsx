/**
 * The component palette: type a name and press Enter, or press or drag what is shown. Nothing typed shows neutral parts
 * only. It covers the board only while it is open, and closes with what was chosen.
 */
import { isSketch } from '@probeboard/domain/diagram/sketch'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Kbd } from '../../design/Kbd.tsx'
import type { Point } from './free-place.ts'
import styles from './Palette.module.css'
import { Preview } from './Preview.tsx'
import { type Suggestion, suggest } from './suggestions.ts'
import { useDrag } from './use-drag.ts'
import { words } from './words.ts'

/** Tiles in a row while nothing is typed; the CSS shows as many. */
const columns = 5

export function Palette({
  title,
  focusOnOpen,
  onPick,
  onDrop,
  onClose,
}: {
  title: string
  /** Not after a touch, which would raise the screen keyboard over the board. */
  focusOnOpen: boolean
  onPick: (suggestion: Suggestion) => void
  onDrop: (suggestion: Suggestion, at: Point) => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const { list, problem } = useMemo(() => suggest(typed), [typed])
  const told = typed === '' ? '' : (problem ?? words.found(list.length))
  const panel = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const browsing = typed.trim() === ''
  const chosen = list[active]
  const { dragged, handlersOf, ghost } = useDrag({ panel, onDrop })

  useEffect(() => {
    if (focusOnOpen) input.current?.focus()
  }, [focusOnOpen])
  useEffect(() => {
    const press = (event: PointerEvent): void => {
      if (event.target instanceof Node && !panel.current?.contains(event.target)) onClose()
    }
    document.addEventListener('pointerdown', press, { capture: true })
    return () => document.removeEventListener('pointerdown', press, { capture: true })
  }, [onClose])
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const moves: Record<string, number> = browsing
      ? { ArrowDown: columns, ArrowUp: -columns, ArrowRight: 1, ArrowLeft: -1 }
      : { ArrowDown: 1, ArrowUp: -1 }
    const by = moves[event.key]
    if (by !== undefined) {
      const next = active + by
      if (next >= 0 && next < list.length) setActive(next)
      else if (!browsing) setActive(next < 0 ? list.length - 1 : 0)
    } else if (event.key === 'Enter') {
      if (chosen) onPick(chosen)
    } else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
  }

  return (
    <>
      <div
        ref={panel}
        className={styles.palette}
        role="dialog"
        aria-label={title}
        data-testid="palette"
        data-dragging={ghost !== null || undefined}
      >
        <input
          ref={input}
          className={styles.input}
          role="combobox"
          aria-expanded={list.length > 0}
          aria-controls={list.length > 0 ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${active}` : undefined}
          aria-label={title}
          aria-describedby={`${id}-told`}
          placeholder={words.type}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={press}
          onPaste={(event) => {
            // One line is all that fits here; a sketch of more is drawn as on the board.
            const text = event.clipboardData.getData('text/plain')
            const [sketch] = /\n/.test(text.trim()) && isSketch(text) ? suggest(text).list : []
            if (!sketch) return
            event.preventDefault()
            onPick(sketch)
          }}
        />
        {list.length > 0 && (
          <div
            id={`${id}-list`}
            className={styles.list}
            role="listbox"
            aria-label={title}
            data-browsing={browsing || undefined}
          >
            {list.map((suggestion, place) => (
              <button
                type="button"
                tabIndex={-1}
                key={suggestion.key}
                id={`${id}-${place}`}
                className={styles.option}
                role="option"
                aria-selected={place === active}
                onClick={() => {
                  if (!dragged()) onPick(suggestion)
                }}
                {...handlersOf(suggestion)}
              >
                {suggestion.picture && <Preview elements={suggestion.picture} />}
                <span>{suggestion.name}</span>
                {!browsing && place === active && <Kbd>Enter</Kbd>}
              </button>
            ))}
          </div>
        )}
        <p id={`${id}-told`} className={problem ? styles.problem : styles.unseen} role="status">
          {told}
        </p>
        <ul className={styles.keys} aria-label={words.keys}>
          {words.keyList.map(([key, does]) => (
            <li key={key}>
              <Kbd>{key}</Kbd> <span className={styles.unseen}>{key}</span> {does}
            </li>
          ))}
        </ul>
      </div>
      {ghost && (
        <div className={styles.ghost} style={{ left: ghost.at.x, top: ghost.at.y }}>
          {ghost.suggestion.picture && <Preview elements={ghost.suggestion.picture} scale={2.5} />}
          <span>{ghost.suggestion.name}</span>
        </div>
      )}
    </>
  )
}
