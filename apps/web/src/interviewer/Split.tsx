/** Board and panel side by side; the line between them moves by pointer and by arrow keys, and is kept in this browser. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import styles from './Interviewer.module.css'
import { words } from './words.ts'

const name = 'probeboard-panel-width'
const bounds = { least: 400, most: 560, usual: 440, step: 16 }

function clamp(width: number): number {
  return Math.min(bounds.most, Math.max(bounds.least, Math.round(width)))
}

export function Split({ main, side }: { main: ReactNode; side: ReactNode }) {
  const [width, setWidth] = useState(() => clamp(Number(localStorage.getItem(name) ?? bounds.usual)))
  const change = (next: number): void => {
    setWidth(clamp(next))
    localStorage.setItem(name, String(clamp(next)))
  }
  const byKey = (event: KeyboardEvent): void => {
    const to: Record<string, number> = {
      ArrowLeft: width + bounds.step,
      ArrowRight: width - bounds.step,
      Home: bounds.most,
      End: bounds.least,
    }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    change(next)
  }
  const byPointer = (event: PointerEvent<HTMLHRElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) change(window.innerWidth - event.clientX)
  }
  return (
    <div className={styles.split} style={{ gridTemplateColumns: `minmax(0, 1fr) ${width}px` }}>
      <main className={styles.board} aria-label={words.board}>
        {main}
        <hr
          className={styles.grip}
          aria-label={words.resize}
          aria-orientation="vertical"
          aria-valuenow={width}
          aria-valuemin={bounds.least}
          aria-valuemax={bounds.most}
          tabIndex={0}
          onKeyDown={byKey}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={byPointer}
        />
      </main>
      <div className={styles.side}>{side}</div>
    </div>
  )
}
