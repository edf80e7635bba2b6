/**
 * Interviews by chance whose order is known, as a log: what people draw and tap goes through documents of their own, and
 * each machine's clock is wrong by up to a day, wherever a client could write a time down.
 */
import { drawComponent } from '@probeboard/domain/diagram/components'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import type { Participant } from '@probeboard/domain/interview/interview'
import type { LogEntry } from '@probeboard/domain/interview/log'
import { markProbe, say } from './notebook.ts'
import { chanceOf, openTable, type Who } from './table.test.kit.ts'

type Order = 'before' | 'after' | 'never'
export interface KnownInterview {
  readonly entries: readonly LogEntry[]
  readonly people: readonly Participant[]
  readonly firstBox: number | null
  readonly order: Readonly<Record<string, Order>>
  readonly story: readonly string[]
}

export const constraints = ['cost', 'latency', 'compliance'] as const
type Step = () => void

export function playInterview(seed: number): KnownInterview {
  const chance = chanceOf(seed)
  const table = openTable(chance)
  const story: string[] = []
  let made = 0
  const newId = (): string => `e${++made}`

  function element(fields: Record<string, unknown>, who: Who = 'candidate'): BoardElement {
    const place = {
      x: made * 300,
      y: chance(40) * 40,
      width: 160,
      height: 80,
      customData: { drawnAt: table.clockOf(who) },
    }
    const read = readElement({ id: newId(), ...place, ...fields })
    if ('refused' in read) throw new Error(read.refused)
    return read.element
  }
  const words = (text: string, more: Record<string, unknown> = {}): BoardElement =>
    element({ type: 'text', text, originalText: text, fontSize: 20, width: text.length * 11, height: 25, ...more })

  /** A shape, and then its label letter by letter, as it is typed. */
  function typed(label: string, type = 'rectangle', who: Who = 'candidate'): Step[] {
    const shape = element({ type }, who)
    const inside = { id: newId(), x: shape.x + 10, y: shape.y + 30, containerId: shape.id }
    const cuts = [Math.ceil(label.length / 3), Math.ceil((2 * label.length) / 3), label.length]
    return [
      () => void table.draw([shape], who),
      ...cuts.map((cut) => () => void table.draw([words(label.slice(0, cut), inside)], who)),
    ]
  }

  const flash = (): Step[] => {
    const shape = element({ type: 'rectangle' })
    return [
      () => {
        table.draw([shape])
        table.wait(300 + chance(3_600))
        table.draw([{ ...shape, isDeleted: true }])
      },
    ]
  }
  const scribble = (): BoardElement =>
    element({
      type: 'freedraw',
      points: [0, 9, 4, 12].map((x, y) => [x, y * 5]),
      pressures: [],
      simulatePressure: true,
    })

  /** None of these is a first box. */
  const noise: readonly [string, () => Step[]][] = [
    ['a title', () => [() => void table.draw([words('Legal document Q&A')])]],
    ['a list', () => [() => void table.draw([words('- 10k documents\n- answers in 2 s\n- 50 $ a day')])]],
    ['a list in a box', () => typed('Requirements:\n10k users, 2 s')],
    ['a number in a box', () => typed('10k users / day', 'ellipse')],
    ['a question in a box', () => typed('How many documents are there?')],
    ['a scribbled number', () => [() => void table.draw([scribble()])]],
    ['a box that goes at once', flash],
    ['a box of the lead', () => typed('Gateway', 'rectangle', 'lead')],
    [
      'a line',
      () => [
        () =>
          void table.draw([
            element({
              type: 'line',
              points: [
                [0, 0],
                [90, 5],
              ],
            }),
          ]),
      ],
    ],
    ['words in the chat', () => [() => say(table.notebook(), { by: 'lead', text: 'hm', at: table.clockOf('lead') })]],
    ['a probe', () => [() => markProbe(table.notebook(), `p${chance(4)}`, 'asked')]],
  ]
  const imported = (who: Who) => (): Step[] => [
    () => {
      table.draw([element({ type: 'rectangle' }, who), ...typedAtOnce('Retriever')], who)
    },
    () => void table.event({ kind: 'imported', elements: 3, refused: 0 }, who),
  ]
  function typedAtOnce(label: string): BoardElement[] {
    const shape = element({ type: 'rectangle' })
    return [shape, words(label, { x: shape.x + 10, y: shape.y + 30, containerId: shape.id })]
  }
  const boxes: readonly [string, () => Step[]][] = [
    ['a box', () => typed('Document store')],
    ['a circle', () => typed('User', 'ellipse')],
    ['a diamond', () => typed('Router', 'diamond')],
    ['a box without a word', () => [() => void table.draw([element({ type: 'rectangle' })])]],
    ['a part of the palette', () => [() => void table.draw(paletteLlm())]],
    ['a labelled box at once', () => [() => void table.draw(typedAtOnce('API'))]],
    ['an import of the lead', imported('lead')],
    ['an import of the candidate', imported('candidate')],
    [
      'a word that an arrow leads to',
      () => {
        const [from, to] = [words('Client'), words('Server')]
        const ends = {
          startBinding: { elementId: from.id, focus: 0, gap: 4 },
          endBinding: { elementId: to.id, focus: 0, gap: 4 },
        }
        const arrow = {
          type: 'arrow',
          x: from.x + 80,
          y: from.y,
          points: [
            [0, 0],
            [to.x - from.x - 90, to.y - from.y],
          ],
          ...ends,
        }
        return [() => void table.draw([from, to, element(arrow)])]
      },
    ],
  ]
  const paletteLlm = (): BoardElement[] =>
    drawComponent({ key: 'llm', name: 'LLM', words: [], neutral: false }, { x: made * 300, y: 0 }, newId)

  const askedAt = new Map<string, number>()
  let firstBox: number | null = null

  function lamp(constraint: string, lit: boolean): void {
    const map = table.notebook().getMap('constraints')
    if (lit) map.set(constraint, { asked: true, at: table.clockOf('lead') })
    else map.delete(constraint)
  }
  const reveal = (constraint: string, unasked: boolean): string => {
    const key = `k${++made}`
    table.event({ kind: 'fact-revealed', key, fact: constraint, text: 'It is so.', unasked })
    return key
  }
  const note = (constraint: string, ask: () => void): void => {
    ask()
    if (!askedAt.has(constraint)) askedAt.set(constraint, table.entries.length)
  }
  const asking: readonly [string, (constraint: string) => Step[]][] = [
    ['lamp', (name) => [() => note(name, () => lamp(name, true))]],
    ['fact', (name) => [() => note(name, () => reveal(name, false))]],
    ['lamp and fact', (name) => [() => note(name, () => lamp(name, true)), () => void reveal(name, false)]],
    ['fact and lamp', (name) => [() => note(name, () => reveal(name, false)), () => lamp(name, true)]],
    ['never', () => []],
    ['lamp by mistake', (name) => [() => lamp(name, true), () => lamp(name, false)]],
    ['fact unasked', (name) => [() => void reveal(name, true)]],
    ['fact taken back', (name) => [() => void table.event({ kind: 'taken-back', key: reveal(name, false) })]],
  ]

  const pick = <Item>(list: readonly Item[]): Item => {
    const item = list[chance(list.length)]
    if (item === undefined) throw new Error('There is something to pick.')
    return item
  }
  const acts: { name: string; steps: () => Step[] }[] = []
  const put = (name: string, steps: () => Step[], from = 0): void => {
    acts.splice(from + chance(acts.length - from + 1), 0, { name, steps })
  }
  for (let count = chance(6); count > 0; count--) {
    const [name, steps] = pick(noise)
    put(name, steps)
  }
  const [boxName, boxSteps] = pick(boxes)
  if (chance(12) > 0) {
    put(boxName, () => {
      const [first, ...rest] = boxSteps()
      return [
        () => {
          firstBox = table.entries.length + 1
          first?.()
        },
        ...rest,
      ]
    })
    const from = acts.findIndex(({ name }) => name === boxName) + 1
    for (let count = chance(4); count > 0; count--) {
      const [name, steps] = pick(boxes)
      put(`then ${name}`, steps, from)
    }
  }
  for (const constraint of constraints) {
    const [how, steps] = pick(asking)
    put(`${constraint}: ${how}`, () => steps(constraint))
  }

  table.draw(typedAtOnce('Drawn while they wait'))
  table.wait(60_000)
  table.event({ kind: 'started' })
  // What comes in the middle of an act comes at a step of it.
  let queue: Step[] = []
  for (const { name, steps } of acts) {
    story.push(name)
    const next = steps()
    const at = queue.length > 0 && /:/.test(name) && chance(2) === 0 ? chance(queue.length) + 1 : queue.length
    const tail = queue.slice(at)
    for (const step of queue.slice(0, at)) run(step)
    queue = [...next, ...tail]
  }
  for (const step of queue) run(step)
  function run(step: Step): void {
    table.wait(500 + chance(12_000))
    step()
  }
  table.wait(60_000)
  table.event({ kind: 'ended' })

  const order = Object.fromEntries(
    constraints.map((name): [string, Order] => {
      const asked = askedAt.get(name)
      if (asked === undefined) return [name, 'never']
      return [name, firstBox === null || asked < firstBox ? 'before' : 'after']
    }),
  )
  return { entries: table.entries, people: table.people, firstBox, order, story }
}
