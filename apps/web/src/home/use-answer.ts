/** The answer of a call as a component needs it: not yet, a value, or a refusal that can be tried again. */
import { useCallback, useEffect, useState } from 'react'
import type { Refusal, Result } from '../client/api.ts'

export interface Answer<Value> {
  readonly value: Value | null
  readonly refusal: Refusal | null
  readonly load: () => void
}

/** `ask` must stay the same between renders. */
export function useAnswer<Value>(ask: () => Promise<Result<Value>>): Answer<Value> {
  const [state, setState] = useState<{ value: Value | null; refusal: Refusal | null }>({ value: null, refusal: null })
  const load = useCallback(() => {
    void ask().then((answer) =>
      setState(answer.ok ? { value: answer.value, refusal: null } : (before) => ({ ...before, refusal: answer.error })),
    )
  }, [ask])
  useEffect(load, [load])
  return { ...state, load }
}
