/** Runs `work` at once, then at most each `pause()` ms while calls keep coming; the last call is never lost. */
export function throttle(work: () => void, pause: () => number): { call: () => void; flush: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending = false
  const rest = (): void => {
    timer = undefined
    if (pending) run()
  }
  const run = (): void => {
    pending = false
    timer = setTimeout(rest, pause())
    work()
  }
  return {
    call() {
      if (timer === undefined) run()
      else pending = true
    },
    flush() {
      clearTimeout(timer)
      timer = undefined
      pending = false
      work()
    },
  }
}
