/** What two people did alone while the server was away, and what comes of it when it is back. */
import { expect, type PlaywrightWorkerArgs, test } from '@playwright/test'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { agreed, cutOff, drawAlong, focusBoard, line, middle, reunite, screenOf } from '../gestures/both-ends.ts'
import { elementOf } from '../gestures/busy-peer.ts'
import { box, holds, near, type Pair, sitAtTwoBoxes } from '../gestures/pair.ts'
import { boardReady, scene } from './drawing.ts'
import { sameSeat } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'
import { isInTurn } from './share.ts'

let place = 0
/** Every second one, another half each run. */
const inTurn = (title: string, body: (given: PlaywrightWorkerArgs) => Promise<void>): void => {
  if (isInTurn(place++)) test(title, body)
}

let server: TestServer
let pair: Pair

test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(async () => server?.dispose())
test.beforeEach(async ({ browser }) => {
  pair = await sitAtTwoBoxes(browser, server)
})
test.afterEach(() => pair.leave())

/** How far an arrow's end is from a box. */
function distance(arrow: BoardElement, { x, y, width, height }: BoardElement): number {
  const [endX, endY] = arrow.points?.at(-1) ?? [0, 0]
  const beside = (place: number, from: number, size: number) => Math.max(from - place, 0, place - from - size)
  return Math.hypot(beside(arrow.x + endX, x, width), beside(arrow.y + endY, y, height))
}

const theirArrow = elementOf({
  id: 'their-arrow',
  type: 'arrow',
  index: 'a5',
  x: 380,
  y: 60,
  width: 1,
  height: 132,
  points: [
    [0, 0],
    [1, 132],
  ],
  endBinding: { elementId: 'a', focus: 0, gap: 8 },
})
const arrowsAtA = () => pair.peer.board.elements().filter(({ endBinding }) => endBinding?.elementId === 'a')

inTurn('two arrows drawn to one box are both bound and both follow it', async () => {
  await cutOff(server, [pair.page])
  await pair.page.keyboard.press('a')
  await drawAlong(pair.page, line([700, 260], [466, 245]))
  pair.peer.board.write([theirArrow])
  await reunite(server, [pair.page])
  await holds(() => arrowsAtA().length === 2)
  await agreed(pair.page, pair.peer)
  await focusBoard(pair.page)
  const before = arrowsAtA().map(({ points }) => points?.at(-1))
  await pair.dragBy('a', [40, 130])
  await holds(() => near(pair.at('a').x, 340) && arrowsAtA().every((arrow) => distance(arrow, pair.at('a')) < 12))
  expect(arrowsAtA().map(({ points }) => points?.at(-1))).not.toEqual(before)
  await agreed(pair.page, pair.peer)
})

inTurn('a move and a recolour of one element are both kept', async () => {
  await cutOff(server, [pair.page])
  await pair.dragBy('a', [120, 80])
  pair.change('a', { strokeColor: '#ff0000' })
  await reunite(server, [pair.page])
  await holds(() => near(pair.at('a').x, 420) && pair.at('a').strokeColor === '#ff0000')
  await agreed(pair.page, pair.peer)
})

inTurn('both change the order of the pile: it becomes one order, and rests', async () => {
  pair.peer.board.write([box('c', 320, 220, 'a3'), box('d', 340, 240, 'a4')])
  await expect.poll(async () => (await scene(pair.page)).length).toBe(4)
  await cutOff(server, [pair.page])
  await drawAlong(pair.page, [
    [310, 210],
    [310, 210],
  ])
  await pair.page.keyboard.press('Control+]')
  await pair.page.keyboard.press('Control+]')
  expect((await scene(pair.page)).map(({ id }) => id)).not.toEqual(['a', 'b', 'c', 'd'])
  pair.change('d', { index: 'a0V' })
  pair.change('a', { index: 'a6' })
  await reunite(server, [pair.page])
  await agreed(pair.page, pair.peer)
  expect(new Set(pair.peer.board.elements().map(({ index }) => index)).size).toBe(4)
  let changes = 0
  pair.peer.doc.on('update', () => {
    changes += 1
  })
  // Three seconds in which anybody could still answer an answer.
  for (let frame = 0; frame < 180; frame++)
    await pair.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  expect(changes).toBe(0)
  await agreed(pair.page, pair.peer)
})

inTurn('two labels typed into one empty box become one label and one text below it', async ({ browser }) => {
  const other = await sameSeat(browser, server, pair.person)
  await boardReady(other.page)
  const pages = [pair.page, other.page]
  await cutOff(server, pages)
  for (const [i, one] of pages.entries()) {
    await focusBoard(one)
    const toScreen = await screenOf(one)
    await one.mouse.dblclick(...toScreen(middle(pair.at('a'))))
    await one.keyboard.type(i === 0 ? 'Retriever' : 'Ranker')
    await one.keyboard.press('Escape')
  }
  await reunite(server, pages)
  const texts = () => pair.peer.board.elements().filter(({ type }) => type === 'text')
  await holds(() => texts().length === 2 && texts().filter(({ containerId }) => containerId === 'a').length === 1)
  const bound = texts().find(({ containerId }) => containerId === 'a')
  const free = texts().find(({ containerId }) => containerId === null)
  expect(bound && free && bound.id < free.id).toBe(true)
  expect(free?.y).toBeGreaterThanOrEqual(pair.at('a').y + pair.at('a').height)
  expect(
    texts()
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['Ranker', 'Retriever'])
  for (const one of pages) await agreed(one, pair.peer)
  await other.context.close()
})

inTurn('a label typed against one with a lower id goes free below the box', async () => {
  await cutOff(server, [pair.page])
  await pair.page.mouse.dblclick(...(await screenOf(pair.page))(middle(pair.at('a'))))
  await pair.page.keyboard.type('Ranker')
  await pair.page.keyboard.press('Escape')
  const label = { type: 'text', containerId: 'a', x: 330, y: 230, width: 90, height: 25, index: 'a5' }
  pair.peer.board.write([elementOf({ ...label, id: '!theirs', text: 'Retriever', fontFamily: 5 })])
  await reunite(server, [pair.page])
  const mine = () => pair.peer.board.elements().find(({ text }) => text === 'Ranker')
  await holds(() => mine()?.containerId === null)
  expect(pair.at('!theirs').containerId).toBe('a')
  expect(mine()?.y).toBeGreaterThanOrEqual(290)
  await agreed(pair.page, pair.peer)
})

inTurn(
  'a box deleted against a new arrow to it: the arrow keeps its end, and holds the box again after undo',
  async () => {
    await cutOff(server, [pair.page])
    await drawAlong(pair.page, [middle(pair.at('a')), middle(pair.at('a'))])
    await pair.page.keyboard.press('Delete')
    pair.peer.board.write([theirArrow])
    await reunite(server, [pair.page])
    await holds(() => pair.at('a').isDeleted)
    expect(pair.at('their-arrow').endBinding?.elementId).toBe('a')
    await agreed(pair.page, pair.peer)
    await pair.page.keyboard.press('Control+z')
    await holds(() => !pair.at('a').isDeleted)
    await agreed(pair.page, pair.peer)
    await focusBoard(pair.page)
    await pair.dragBy('a', [60, 140])
    await holds(() => near(pair.at('a').x, 360) && distance(pair.at('their-arrow'), pair.at('a')) < 12)
    await agreed(pair.page, pair.peer)
  },
)
