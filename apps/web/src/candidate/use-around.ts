/** Loads what stands in place of the brief; where the line is down, when it is back. Null until then. */
import { useEffect, useState } from 'react'
import type { Around } from './around.ts'

export function useAround(): Around | null {
  const [loaded, setLoaded] = useState<Around | null>(null)
  useEffect(() => {
    const load = (): void => {
      import('./around.ts').then(
        ({ around }) => setLoaded(around),
        () => addEventListener('online', load, { once: true }),
      )
    }
    load()
    return () => removeEventListener('online', load)
  }, [])
  return loaded
}
