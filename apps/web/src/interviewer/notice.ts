/** One short line about what has just happened, with a way back where there is one. It stands in the panel, over nothing. */
import { create } from 'zustand'

export interface Notice {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Long enough to see a mis-tap and to take it back. */
const shownFor = 7000

export const useNotice = create<{ readonly notice: Notice | null }>(() => ({ notice: null }))

let timer: ReturnType<typeof setTimeout> | undefined

export function say(text: string, action?: Notice['action']): void {
  clearTimeout(timer)
  useNotice.setState({ notice: { text, ...(action ? { action } : {}) } })
  timer = setTimeout(dismissNotice, shownFor)
}

export function dismissNotice(): void {
  clearTimeout(timer)
  useNotice.setState({ notice: null })
}
