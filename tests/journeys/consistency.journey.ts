/**
 * What two people do to one drawing at the same time, and what must come of it: changes against somebody's own undo, and
 * changes of what somebody has under the hand.
 */
import { expect, type PlaywrightWorkerArgs, test } from '@playwright/test'
import { agreed, drawAlong, focusBoard, type Spot } from '../gestures/both-ends.ts'
import { box, holds, near, type Pair, sitAtTwoBoxes } from '../gestures/pair.ts'
import { scene } from './drawing.ts'
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

test.describe('against somebody’s own undo', () => {
  inTurn('undo and redo of a drag leave the move that another made of another element', async () => {
    pair.change('b', { x: 760 })
    await pair.shownAt('b', 760)
    await pair.dragBy('a', [80, 60])
    await holds(() => near(pair.at('a').x, 380))
    await pair.page.keyboard.press('Control+z')
    await holds(() => near(pair.at('a').x, 300) && near(pair.at('a').y, 200))
    expect(pair.at('b').x).toBe(760)
    await pair.page.keyboard.press('Control+Shift+z')
    await holds(() => near(pair.at('a').x, 380))
    expect(pair.at('b').x).toBe(760)
    await agreed(pair.page, pair.peer)
  })

  inTurn(
    'undo of a drag leaves the colour that another gave the element; redo moves it again, also after their move',
    async () => {
      await pair.dragBy('a', [80, 60])
      await holds(() => near(pair.at('a').x, 380))
      pair.change('a', { strokeColor: '#ff0000' })
      await agreed(pair.page, pair.peer)
      await pair.page.keyboard.press('Control+z')
      await holds(() => near(pair.at('a').x, 300))
      expect(pair.at('a').strokeColor).toBe('#ff0000')
      pair.change('a', { x: 500 })
      await pair.shownAt('a', 500)
      await pair.page.keyboard.press('Control+Shift+z')
      await holds(() => near(pair.at('a').x, 380))
      expect(pair.at('a').strokeColor).toBe('#ff0000')
      await agreed(pair.page, pair.peer)
    },
  )

  inTurn('what another deleted stays deleted when the drag before it is undone', async () => {
    await pair.dragBy('a', [80, 60])
    await holds(() => near(pair.at('a').x, 380))
    pair.change('a', { isDeleted: true })
    await expect.poll(async () => (await scene(pair.page)).map(({ id }) => id)).toEqual(['b'])
    await pair.page.keyboard.press('Control+z')
    // What comes after it has arrived behind it.
    await pair.dragBy('b', [-60, -40])
    await holds(() => near(pair.at('b').x, 640))
    expect(pair.at('a').isDeleted).toBe(true)
    await agreed(pair.page, pair.peer)
  })
})

test.describe('under a gesture', () => {
  inTurn('a drag goes on where another moves the element, which stays under the pointer all the way', async () => {
    const seen: number[] = []
    await pair.dragBy('a', [100, 50], async () => {
      const before = (await pair.shown('a'))?.x ?? 0
      for (const x of [10, 20, 900]) {
        pair.change('a', { x })
        pair.change('b', { x: 700 + x })
        await pair.shownAt('b', 700 + x)
        seen.push(((await pair.shown('a'))?.x ?? 0) - before)
      }
    })
    expect(seen).toEqual([0, 0, 0])
    await holds(() => near(pair.at('a').x, 400) && near(pair.at('a').y, 250))
    await agreed(pair.page, pair.peer)
  })

  inTurn('a drag ends harmlessly when another deletes the element, which goes with the pointer’s release', async () => {
    await pair.dragBy('a', [100, 50], async () => {
      pair.change('a', { isDeleted: true })
      pair.change('b', { x: 710 })
      await pair.shownAt('b', 710)
      expect(await pair.shown('a')).toBeDefined()
    })
    await expect.poll(() => pair.shown('a')).toBeUndefined()
    await holds(() => pair.at('a').isDeleted && near(pair.at('a').x, 400))
    await pair.dragBy('b', [-100, 0])
    await holds(() => near(pair.at('b').x, 610))
    await agreed(pair.page, pair.peer)
  })

  const wave = Array.from({ length: 41 }, (_, i): Spot => [320 + i * 5, 420 + (i % 5) * 6])
  const whole = () =>
    holds(() => pair.peer.board.elements().some(({ type, points = [] }) => type === 'freedraw' && points.length >= 40))

  inTurn('a stroke keeps all its points while another changes every other element', async () => {
    await pair.page.keyboard.press('p')
    await drawAlong(pair.page, wave, async () => {
      for (const strokeColor of ['#ff0000', '#00aa00', '#0000ff']) {
        for (const id of ['a', 'b']) pair.change(id, { strokeColor, x: pair.at(id).x + 1 })
        await pair.shownAt('b', pair.at('b').x)
      }
    })
    await whole()
    await agreed(pair.page, pair.peer)
  })

  inTurn('a stroke keeps all its points while others’ elements come, change places and go', async () => {
    await pair.page.keyboard.press('p')
    await drawAlong(pair.page, wave, async () => {
      pair.change('a', { isDeleted: true })
      pair.change('b', { index: 'a9' })
      pair.peer.board.write([box('c', 300, 600, 'a0'), box('d', 500, 600, 'b00')])
      await expect.poll(async () => (await scene(pair.page)).some(({ id }) => id === 'd')).toBe(true)
      expect(await pair.shown('a')).toBeUndefined()
    })
    await whole()
    await agreed(pair.page, pair.peer)
  })

  /** Starts a text where nothing is, and answers its id once the peer has it. */
  async function beginText(): Promise<string> {
    await focusBoard(pair.page)
    await pair.page.mouse.dblclick(600, 640)
    await pair.page.keyboard.type('Retrieve')
    await holds(() => pair.peer.board.elements().some(({ text }) => text === 'Retrieve'))
    return pair.peer.board.elements().find(({ type }) => type === 'text')?.id ?? ''
  }

  inTurn('who types a text has it: the next key goes over what another wrote into it', async () => {
    const id = await beginText()
    pair.change(id, { text: 'Theirs', originalText: 'Theirs' })
    pair.change('b', { x: 710 })
    await pair.shownAt('b', 710)
    await pair.page.keyboard.type(' and rank')
    await pair.page.keyboard.press('Escape')
    await holds(() => pair.at(id).text === 'Retrieve and rank')
    await agreed(pair.page, pair.peer)
  })

  inTurn('a text that another deletes while it is typed comes back with the next key', async () => {
    const id = await beginText()
    pair.change(id, { isDeleted: true })
    pair.change('b', { x: 710 })
    await pair.shownAt('b', 710)
    await pair.page.keyboard.type(' and rank')
    await pair.page.keyboard.press('Escape')
    await holds(() => pair.at(id).text === 'Retrieve and rank' && !pair.at(id).isDeleted)
    await agreed(pair.page, pair.peer)
  })
})
