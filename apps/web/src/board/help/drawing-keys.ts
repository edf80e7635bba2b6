/**
 * The keys that draw without a pointer. They work while the board has the focus, rest while somebody types, and are
 * taken before the editor sees them; all are free in it, but Alt with an arrow key, where this does more.
 */
import type { Side } from './free-place.ts'

export type DrawingKey =
  | { readonly act: 'palette' | 'outline' | 'connect' | 'next' | 'back' | 'end' }
  | { readonly act: 'add'; readonly side: Side }

export interface Stroke {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

const sides: Readonly<Record<string, Side>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const plain: Readonly<Record<string, DrawingKey['act'] & ('connect' | 'next' | 'back')>> = {
  c: 'connect',
  n: 'next',
  b: 'back',
}

export function readKey({ key, altKey, ctrlKey, metaKey, shiftKey }: Stroke): DrawingKey | null {
  const command = ctrlKey || metaKey
  // Where "/" is found differs by keyboard: Shift may be held for it.
  if (key === '/' && !altKey) return { act: command ? 'outline' : 'palette' }
  const side = sides[key]
  if (side) return altKey && !command && !shiftKey ? { act: 'add', side } : null
  if (altKey || command || shiftKey) return null
  if (key === 'Escape') return { act: 'end' }
  const act = plain[key.toLowerCase()]
  return act ? { act } : null
}

/** Whether keys that are pressed here are letters of a text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'button', 'range', 'color'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** `act` answers whether it took the key; the editor gets what it did not take. */
export function listenForKeys(section: HTMLElement, act: (key: DrawingKey) => boolean): () => void {
  const press = (event: KeyboardEvent): void => {
    const { target } = event
    if (event.isComposing || isTyping(target) || !(target instanceof Element) || !target.closest('.excalidraw')) return
    const key = readKey(event)
    if (!key || !act(key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  section.addEventListener('keydown', press, { capture: true })
  return () => section.removeEventListener('keydown', press, { capture: true })
}
