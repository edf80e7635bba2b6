/** Whether the interview began while this page was open: who waited is told so, who comes later sees the task anyway. */
import { useEffect, useRef, useState } from 'react'

export function useStarted(told: boolean, running: boolean): boolean {
  const waited = useRef(false)
  const [started, setStarted] = useState(false)
  useEffect(() => {
    if (told && !running) waited.current = true
    if (running && waited.current) setStarted(true)
  }, [told, running])
  return started
}
