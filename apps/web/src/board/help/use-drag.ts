/** Dragging a row of the palette onto the board, with mouse, pen or finger. A press that does not move stays a press. */
import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { Point } from './free-place.ts'
import type { Suggestion } from './suggestions.ts'

/** How far, in pixels, a pointer moves before it drags. */
const slack = 6

const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => ({ x: clientX, y: clientY })

export function useDrag({
  panel,
  onDrop,
}: {
  panel: RefObject<HTMLElement | null>
  onDrop: (suggestion: Suggestion, at: Point) => void
}) {
  const from = useRef<Point | null>(null)
  const moved = useRef(false)
  const [ghost, setGhost] = useState<{ suggestion: Suggestion; at: Point } | null>(null)

  function isOutside({ x, y }: Point): boolean {
    const box = panel.current?.getBoundingClientRect()
    return !box || x < box.left || x > box.right || y < box.top || y > box.bottom
  }
  function end(): void {
    from.current = null
    setGhost(null)
  }

  return {
    ghost,
    /** Whether the press that ends now was a drag. */
    dragged: () => moved.current,
    handlersOf: (suggestion: Suggestion) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        moved.current = false
        if (event.button !== 0) return
        // The typing place keeps the focus.
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = pointOf(event)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const start = from.current
        if (!start) return
        const at = pointOf(event)
        if (!moved.current && Math.hypot(at.x - start.x, at.y - start.y) < slack) return
        moved.current = true
        setGhost({ suggestion, at })
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const at = pointOf(event)
        const drops = from.current !== null && moved.current && isOutside(at)
        end()
        if (drops) onDrop(suggestion, at)
      },
      onPointerCancel: end,
    }),
  }
}
