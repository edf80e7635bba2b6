/**
 * The board as a scratchpad: when somebody ends typing a text of which a line ends in `=`, the answer is written behind
 * it, as a step of undo of its own. Only who typed computes, so that two browsers never answer the same line.
 */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { estimate } from '@probeboard/domain/diagram/estimate'
import type { BoardHandle } from '../session.ts'
import { widthOf } from './note.ts'
import { words } from './words.ts'

/** The text with its answers; null where there is nothing to answer. */
export function answerLines(text: string): string | null {
  let answered = false
  const lines = text.split('\n').map((line) => {
    const sum = estimate(line.trimEnd())
    if (!sum || 'problem' in sum) return line
    answered = true
    return `${line.trimEnd().replace(/\s*\?$/, '')} ${sum.answer}`
  })
  return answered ? lines.join('\n') : null
}

const isNote = ({ type, containerId, autoResize }: BoardElement): boolean =>
  type === 'text' && !containerId && autoResize === true

/** As wide as the letters have become; what the editor measured for the text before is the measure. */
function rewrite(element: BoardElement, text: string): BoardElement {
  const before = widthOf(element.text ?? '')
  const width = before > 0 ? (element.width * widthOf(text)) / before : element.width
  return { ...element, text, originalText: text, width }
}

export function listenForSums(
  section: HTMLElement,
  board: Pick<BoardHandle, 'scene' | 'change' | 'onChange'>,
  say: (words: string) => void,
): () => void {
  let typing: { readonly place: HTMLElement; readonly typed: string } | null = null
  const answer = (typed: string): void => {
    const note = board.scene().findLast((element) => isNote(element) && element.text?.trim() === typed)
    const answered = note ? answerLines(note.text ?? '') : null
    if (!note || !answered) return
    board.change([rewrite(note, answered)])
    say(words.answered(answered))
  }
  const type = ({ target }: Event): void => {
    if (!(target instanceof HTMLTextAreaElement) || !target.closest('.excalidraw')) return
    const typed = target.value.trim()
    typing = answerLines(typed) === null ? null : { place: target, typed }
  }
  const stop = board.onChange(() => {
    if (!typing || typing.place.isConnected) return
    const { typed } = typing
    typing = null
    // Not within the change that ends the typing, or undo would take both away.
    setTimeout(() => answer(typed))
  })
  section.addEventListener('input', type, { capture: true })
  return () => {
    section.removeEventListener('input', type, { capture: true })
    stop()
  }
}
