/**
 * Text like `[App] -> [LLM]` pasted on the board becomes boxes and arrows. It is taken before the editor sees it; with
 * Shift, the key for pasting as it is, the text stays a text.
 */
import { isSketch } from '@probeboard/domain/diagram/sketch'
import { isTyping } from './drawing-keys.ts'
import { type Suggestion, suggest } from './suggestions.ts'

export function listenForSketches(section: HTMLElement, draw: (sketch: Suggestion) => void): () => void {
  let plain = false
  const press = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'v') plain = event.shiftKey
  }
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isTyping(event.target) || plain || !isSketch(text)) return
    const [sketch] = suggest(text).list
    if (!sketch) return
    event.preventDefault()
    event.stopPropagation()
    draw(sketch)
  }
  section.addEventListener('keydown', press, { capture: true })
  section.addEventListener('paste', paste, { capture: true })
  return () => {
    section.removeEventListener('keydown', press, { capture: true })
    section.removeEventListener('paste', paste, { capture: true })
  }
}
