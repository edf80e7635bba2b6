/** Boards by chance for measuring, drawn as people draw: panels with boxes, icons with captions, arrows bound and not. */
import type { BoardElement } from '@probeboard/domain/diagram/element'

type Chance = (limit: number) => number

const base = {
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
} as const

const words = [
  'API gateway',
  'LLM',
  'Eval set',
  'Vector index',
  'Cache',
  'Ingestion',
  'Queue',
  'Reranker',
  'User',
  'Audit log',
]
/** Elements that stand in one field of the grid of a made board. */
const perField = 5
const fieldSize = { width: 320, height: 240 }
const fieldsInPanel = 6

function makeText(id: string, x: number, y: number, text: string, containerId: string | null = null): BoardElement {
  return {
    ...base,
    groupIds: [],
    id,
    type: 'text',
    x,
    y,
    width: text.length * 9,
    height: 25,
    text,
    originalText: text,
    fontSize: 20,
    fontFamily: 5,
    textAlign: 'left',
    verticalAlign: 'top',
    lineHeight: 1.25,
    autoResize: true,
    containerId,
  }
}

function makeShape(
  id: string,
  type: 'rectangle' | 'ellipse',
  x: number,
  y: number,
  width: number,
  height: number,
): BoardElement {
  return { ...base, groupIds: [], id, type, x, y, width, height }
}

function makeArrow(id: string, from: BoardElement, to: BoardElement, bound: boolean): BoardElement {
  const [x, y] = [from.x + from.width + 8, from.y + from.height / 2]
  const [dx, dy] = [to.x - 8 - x, to.y + to.height / 2 - y]
  return {
    ...base,
    groupIds: [],
    id,
    type: 'arrow',
    x,
    y,
    width: Math.abs(dx),
    height: Math.abs(dy),
    points: [
      [0, 0],
      [dx, dy],
    ],
    startBinding: bound ? { elementId: from.id, focus: 0, gap: 8 } : null,
    endBinding: bound ? { elementId: to.id, focus: 0, gap: 8 } : null,
    startArrowhead: null,
    endArrowhead: 'arrow',
  }
}

export function drawBoard(count: number, chance: Chance): BoardElement[] {
  const elements: BoardElement[] = []
  const columns = Math.ceil(Math.sqrt(count / perField))
  const word = (): string => words[chance(words.length)] ?? 'Box'
  let before: BoardElement | null = null
  for (let field = 0; elements.length < count; field++) {
    const [x, y] = [(field % columns) * fieldSize.width, Math.floor(field / columns) * fieldSize.height]
    const id = `f${field}`
    const box = makeShape(`${id}-box`, 'rectangle', x + chance(30), y + chance(30), 160, 80)
    elements.push(box)
    if (chance(2) === 0) elements.push(makeText(`${id}-label`, box.x + 20, box.y + 28, word(), box.id))
    else elements.push(makeText(`${id}-label`, box.x + 20, box.y + 28, word()))
    const icon = makeShape(`${id}-icon`, 'ellipse', x + 40, y + 140, 40, 30)
    elements.push(icon, makeText(`${id}-caption`, x + 30, y + 176, word()))
    if (before) elements.push(makeArrow(`${id}-arrow`, before, box, chance(3) > 0))
    if (field % fieldsInPanel === 0)
      elements.push(makeShape(`${id}-panel`, 'rectangle', x - 20, y - 20, fieldSize.width * 2, fieldSize.height))
    before = box
  }
  return elements.slice(0, count)
}

/** One change as somebody would make it, also made on `board` itself. */
export function changeBoard(board: BoardElement[], chance: Chance, newId: string): BoardElement[] {
  const at = chance(board.length)
  const element = board[at]
  if (!element) return []
  const put = (changed: BoardElement): BoardElement[] => {
    board[at] = changed
    return [changed]
  }
  switch (chance(6)) {
    case 0:
      return element.type === 'text'
        ? put({ ...element, text: words[chance(words.length)] ?? '', originalText: '' })
        : []
    case 1:
      return put({ ...element, isDeleted: !element.isDeleted })
    case 2: {
      const drawn = makeText(newId, element.x + chance(100), element.y + chance(100), 'New')
      board.push(drawn)
      return [drawn]
    }
    default:
      return put({ ...element, x: element.x + chance(120) - 60, y: element.y + chance(120) - 60 })
  }
}
