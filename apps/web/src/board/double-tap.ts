/**
 * The editor takes any two touches within 300 ms for a double tap and opens a text at the second, also where the first drew
 * a box and the second begins a pinch. Here a double tap is one where a finger comes down twice in one place.
 */
import type { TouchEvent } from 'react'

const quick = 300
const reach = 24
let last = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY }

/** In the capture phase: keeps from the canvas the single touch that the editor would misread. */
export function catchStrayTap(event: TouchEvent): void {
  const finger = event.touches[0]
  if (!finger || event.touches.length > 1 || !(event.target instanceof HTMLCanvasElement)) return
  const now = { x: finger.clientX, y: finger.clientY, at: event.timeStamp }
  const stray = now.at - last.at <= quick && Math.hypot(now.x - last.x, now.y - last.y) > reach
  last = now
  if (stray) event.stopPropagation()
}
