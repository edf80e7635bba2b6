/** Elements for the tests of the outline, and the outline's lines. */
import type { BoardElement } from './element.ts'
import { outlineOf, sayOutline } from './outline.ts'
import { readElement } from './restore.ts'

let made = 0
export const newId = (): string => `e${made++}`

export function element(raw: object): BoardElement {
  const read = readElement({ id: newId(), type: 'rectangle', x: 0, y: 0, width: 100, height: 60, ...raw })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}
export const text = (words: string, raw: object): BoardElement =>
  element({ type: 'text', text: words, width: 40, height: 20, ...raw })
export const arrow = (from: string | null, to: string | null, raw: object = {}): BoardElement =>
  element({
    type: 'arrow',
    startBinding: from && { elementId: from },
    endBinding: to && { elementId: to },
    ...raw,
  })
export const say = (...elements: BoardElement[]): string[] => {
  const said = sayOutline(outlineOf(elements))
  return said === '' ? [] : said.split('\n')
}
