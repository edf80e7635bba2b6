/** A line of text that stands on the board by itself. */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import type { Point } from './free-place.ts'

const fontSize = 20
const lineHeight = 1.25
/** The editor's number for its handwriting. */
const handwriting = 5

/** The width of a letter differs by font and machine, and the editor cuts off what is too wide: so the page measures. */
export function widthOf(text: string): number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return text.length * fontSize
  context.font = `${fontSize}px Excalifont, Xiaolai, sans-serif`
  return Math.ceil(Math.max(...text.split('\n').map((line) => context.measureText(line).width))) + 2
}

export function drawNote(text: string, middle: Point, id: string): BoardElement {
  const width = widthOf(text)
  const height = fontSize * lineHeight
  return {
    id,
    type: 'text',
    x: middle.x - width / 2,
    y: middle.y - height / 2,
    width,
    height,
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    roundness: null,
    seed: 1,
    index: 'a0',
    groupIds: [],
    frameId: null,
    isDeleted: false,
    locked: false,
    link: null,
    text,
    originalText: text,
    fontSize,
    fontFamily: handwriting,
    textAlign: 'left',
    verticalAlign: 'top',
    lineHeight,
    autoResize: true,
    containerId: null,
  }
}
