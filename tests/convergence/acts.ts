/** What people do on a board, each begun by one call. Gestures go on step by step, so that others come in between. */
import { type ElementType, elementTypes } from '@probeboard/domain/diagram/element'
import type { Drawer } from './drawer.ts'
import type { Sheet } from './paper.ts'

const colours = ['#ff0000', '#00ff00', 'transparent'] as const
const simple: readonly ElementType[] = elementTypes.filter((type) => type !== 'arrow' && type !== 'freedraw')
const closed = ['rectangle', 'diamond', 'ellipse', 'image', 'frame', 'text']
const isShape = ({ fields }: Sheet): boolean => closed.includes(fields.type) && !fields.containerId
const carriesText = ({ fields }: Sheet): boolean => ['rectangle', 'diamond', 'ellipse', 'arrow'].includes(fields.type)

function pick<T>({ chance }: Drawer, from: readonly T[]): T | undefined {
  return from[chance(from.length)]
}

/** On some element that is there. */
const onAny = (act: (drawer: Drawer, sheet: Sheet) => void) => (drawer: Drawer) => {
  const sheet = pick(drawer, drawer.paper.live())
  if (sheet) act(drawer, sheet)
}

const acts: readonly (readonly [weight: number, act: (drawer: Drawer) => void])[] = [
  [4, draw],
  [3, stroke],
  [5, onAny(drag)],
  [2, onAny(resize)],
  [4, label],
  [4, connect],
  [3, onAny(({ paper }, { id }) => paper.erase([id]))],
  [3, onAny(recolour)],
  [3, onAny(({ paper, chance }, { id }) => paper.move(id, chance(3) === 0 ? 0 : chance(paper.list.length)))],
  [
    2,
    onAny(({ paper, chance }, { id }) =>
      paper.change(id, chance(2) ? { locked: chance(2) === 1 } : { link: `https://x.org/${chance(9)}` }),
    ),
  ],
  [2, onAny(join)],
  [
    1,
    onAny(({ paper, chance }, { id }) =>
      paper.change(id, { customData: chance(2) ? { component: 'cache' } : undefined }),
    ),
  ],
  [2, onAny(duplicate)],
  [1, click],
  [1, paste],
  [5, ({ paper }) => paper.undo()],
  [3, ({ paper }) => paper.redo()],
]
const lots = acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act))

export function begin(drawer: Drawer): void {
  pick(drawer, lots)?.(drawer)
}

function draw(drawer: Drawer): void {
  const { paper, chance } = drawer
  const type = pick(drawer, simple) ?? 'rectangle'
  const id = drawer.newId()
  const own: Partial<Record<ElementType, object>> = {
    text: { text: 'note' },
    line: {
      points: [
        [0, 0],
        [1, 1],
      ],
    },
    image: { fileId: 'f'.repeat(40), status: 'saved' },
    frame: { name: 'Frame' },
  }
  paper.add({ id, type, x: chance(800), y: chance(600), width: 1, height: 1, ...own[type] })
  const path = (step: number) =>
    type === 'line'
      ? {
          points: [
            [0, 0],
            [40 * step, 20 * step],
          ],
        }
      : {}
  drawer.hold([id], 3, (step) => paper.change(id, { width: 40 * step, height: 20 * step, ...path(step) }))
}

function stroke(drawer: Drawer): void {
  const { paper, chance } = drawer
  const id = drawer.newId()
  const points: [number, number][] = [[0, 0]]
  const measured = chance(2) === 0
  const pressures = (): number[] => (measured ? points.map((_, place) => (1 + (place % 4)) / 4) : [])
  paper.add({ id, type: 'freedraw', x: 10, y: 10, points, pressures: pressures(), simulatePressure: !measured })
  drawer.hold([id], 2 + chance(8), (step) => {
    for (let i = 0; i < 5; i++) points.push([points.length * 2.5, step])
    const [width, height] = [(points.length - 1) * 2.5, step]
    paper.change(id, { points: [...points], width, height, ...(measured ? { pressures: pressures() } : {}) })
  })
}

/** The element and what is grouped with it, their labels, and what lies in them if they are frames. */
function withAll({ paper }: Drawer, { id, fields }: Sheet): { selected: string[]; moved: Set<string> } {
  const group = fields.groupIds.at(-1)
  const chosen = paper.live().filter((other) => other.id === id || (group && other.fields.groupIds.includes(group)))
  const moved = new Set(chosen.map((sheet) => sheet.id))
  for (const other of paper.live()) if (other.fields.frameId && moved.has(other.fields.frameId)) moved.add(other.id)
  for (const other of paper.live())
    if (other.fields.containerId && moved.has(other.fields.containerId)) moved.add(other.id)
  return { selected: chosen.map((sheet) => sheet.id), moved }
}

function drag(drawer: Drawer, sheet: Sheet): void {
  const { paper, chance } = drawer
  const { selected, moved } = withAll(drawer, sheet)
  const move = (): void => {
    for (const id of moved) {
      const found = paper.find(id)
      if (found && !found.isDeleted) paper.change(id, { x: found.fields.x + 8, y: found.fields.y + 4 })
    }
    paper.follow(moved)
  }
  drawer.hold(selected, 2 + chance(4), move, () => {
    // An arrow that is dragged away lets go of its shapes.
    if (sheet.fields.type === 'arrow' && chance(2) === 0)
      paper.change(sheet.id, { startBinding: null, endBinding: null })
  })
}

function resize(drawer: Drawer, { id, fields }: Sheet): void {
  const { paper, chance } = drawer
  if (fields.type === 'freedraw' || fields.points) return
  const turned = chance(3) === 0
  drawer.hold([id], 3, (step) => {
    paper.change(id, turned ? { angle: step / 4 } : { width: 100 + 10 * step, height: 60 + 5 * step })
    paper.follow(new Set([id]))
  })
}

function label(drawer: Drawer): void {
  const { paper, chance } = drawer
  const shape = pick(drawer, paper.live().filter(carriesText))
  if (!shape) return
  const { x, y } = shape.fields
  const bound = shape.bound.find(({ type }) => type === 'text')?.id
  const id = bound ?? drawer.newId()
  if (!bound) paper.add({ id, type: 'text', text: '', containerId: shape.id, x, y, width: 10, height: 20 })
  const word = pick(drawer, ['word', 'cache', 'LLM', '']) ?? ''
  drawer.hold(
    [id],
    1 + word.length,
    (step) => {
      if (step > word.length) return
      const text = word.slice(0, step)
      paper.change(id, { text, originalText: text, width: 10 * step })
      // A label that grows makes its shape grow.
      if (step === 3) paper.change(shape.id, { height: 40 + chance(40) })
    },
    () => {
      if (paper.find(id)?.fields.text === '') paper.erase([id])
    },
  )
}

function connect(drawer: Drawer): void {
  const { paper, chance } = drawer
  const from = pick(drawer, paper.live().filter(isShape))
  const to = pick(
    drawer,
    paper.live().filter((sheet) => isShape(sheet) && sheet !== from),
  )
  if (!from) return
  const end = (sheet: Sheet | undefined) => (sheet && chance(4) > 0 ? { elementId: sheet.id, focus: 0, gap: 1 } : null)
  const id = drawer.newId()
  const points = [
    [0, 0],
    [50, 50],
  ]
  const bends = chance(4) === 0 ? { elbowed: true, fixedSegments: null, startIsSpecial: null, endIsSpecial: null } : {}
  const { x, y } = from.fields
  paper.add({
    id,
    type: 'arrow',
    x,
    y,
    width: 50,
    height: 50,
    points,
    startBinding: end(from),
    endBinding: null,
    ...bends,
  })
  drawer.hold([id], 3, (step) => {
    if (step === 3) paper.change(id, { endBinding: end(to && paper.find(to.id)) })
    else
      paper.change(id, {
        points: [
          [0, 0],
          [50 * step, 50],
        ],
        width: 50 * step,
      })
  })
}

function recolour({ paper, chance }: Drawer, { id }: Sheet): void {
  const looks = [
    { backgroundColor: colours[chance(3)] },
    { opacity: 10 * (1 + chance(10)) },
    { strokeColor: colours[chance(2)], strokeWidth: 1 + chance(4) },
    { fillStyle: 'hachure', roundness: null },
  ]
  paper.change(id, looks[chance(looks.length)] ?? {})
}

/** Into a frame or a group, or out of it. */
function join(drawer: Drawer, { id, fields }: Sheet): void {
  const { paper, chance } = drawer
  const frame = pick(
    drawer,
    paper.live().filter((other) => other.fields.type === 'frame' && other.id !== id),
  )
  if (frame && fields.type !== 'frame' && chance(2) === 0)
    paper.change(id, { frameId: fields.frameId ? null : frame.id })
  else paper.change(id, { groupIds: fields.groupIds.length > 0 ? [] : [`group-${chance(3)}`] })
}

/** Above everything, with its labels; arrows among them hold on to the new shapes. */
function duplicate(drawer: Drawer, sheet: Sheet): void {
  const { paper, chance } = drawer
  const { moved } = withAll(drawer, sheet)
  const names = new Map([...moved].map((id) => [id, drawer.newId()]))
  const renew = (binding: { elementId: string } | null | undefined) => {
    const elementId = binding && names.get(binding.elementId)
    return elementId ? { ...binding, elementId } : null
  }
  for (const [id, name] of names) {
    const found = paper.find(id)
    if (!found) continue
    const { fields } = found
    paper.add({
      ...fields,
      id: name,
      x: fields.x + 10,
      y: fields.y + 10,
      seed: chance(1000),
      frameId: fields.frameId ? (names.get(fields.frameId) ?? fields.frameId) : null,
      ...(fields.type === 'arrow'
        ? { startBinding: renew(fields.startBinding), endBinding: renew(fields.endBinding) }
        : {}),
      ...(fields.containerId ? { containerId: names.get(fields.containerId) ?? null } : {}),
    })
  }
}

/** With a shape tool, and without a drag: the shape goes without a trace. */
function click(drawer: Drawer): void {
  const id = drawer.newId()
  drawer.paper.add({ id, type: 'rectangle', x: 1, y: 1, width: 0, height: 0 })
  if (drawer.chance(2) === 0) drawer.sync()
  drawer.paper.vanish(id)
}

/** Something that must not be here. */
function paste(drawer: Drawer): void {
  drawer.paper.addAlien(drawer.newId())
}
