/** An answer that is asked for again and again while somebody looks; what was last known stays when the server is away. */
import { useEffect, useState } from 'react'
import type { Refusal, Result } from '../client/api.ts'

export interface Polled<Value> {
  readonly value: Value | null
  /** Why the last try gave nothing. */
  readonly refusal: Refusal | null
}

/** `ask` must stay the same between renders; `pause` in ms. */
export function usePolled<Value>(ask: () => Promise<Result<Value>>, pause: number): Polled<Value> {
  const [state, setState] = useState<Polled<Value>>({ value: null, refusal: null })
  useEffect(() => {
    let timer = 0
    let looking = true
    const go = async (): Promise<void> => {
      clearTimeout(timer)
      const answer = document.visibilityState === 'visible' ? await ask() : null
      if (!looking) return
      if (answer)
        setState(answer.ok ? { value: answer.value, refusal: null } : ({ value }) => ({ value, refusal: answer.error }))
      timer = window.setTimeout(() => void go(), pause)
    }
    const wake = (): void => void go()
    void go()
    document.addEventListener('visibilitychange', wake)
    return () => {
      looking = false
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [ask, pause])
  return state
}
