/** One short line about what has just happened, with a way back where there is one. It stands in the panel, over nothing. */
import { create } from 'zustand'

export interface Notice {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  /** When it goes, by this machine's clock, where the time left is told. */
  readonly until?: number
}

/** Long enough to see a mis-tap and to undo it. */
const shownFor = 7000
/** How long what the candidate was told can be taken back in one tap; later it takes two. */
const takeBackFor = 5000

export const useNotice = create<{ readonly notice: Notice | null }>(() => ({ notice: null }))

let timer: ReturnType<typeof setTimeout> | undefined

export function say(text: string, action?: Notice['action']): void {
  clearTimeout(timer)
  useNotice.setState({ notice: { text, ...(action ? { action } : {}) } })
  timer = setTimeout(dismissNotice, shownFor)
}

/** Something that the candidate now reads, and the way to take it back with the time left for it. */
export function sayTold(text: string, action: NonNullable<Notice['action']>): void {
  say(text, action)
  clearTimeout(timer)
  useNotice.setState({ notice: { text, action, until: Date.now() + takeBackFor } })
  timer = setTimeout(dismissNotice, takeBackFor)
}

export function dismissNotice(): void {
  clearTimeout(timer)
  useNotice.setState({ notice: null })
}
