import type { BoardElement } from '@probeboard/domain/diagram/element'
import { useRef, useState } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../design/tokens.css'
import { type StandBoard, standBoard } from './board.test.kit.ts'
import { DrawingHelp } from './DrawingHelp.tsx'
import { arrow, label, shape } from './shapes.test.kit.ts'

beforeEach(async () => {
  await page.viewport(1000, 700)
})

/** The editor's own place: what has the focus when the board has it. */
function Stand({ board, typing = false }: { board: StandBoard; typing?: boolean }) {
  const [section, setSection] = useState<HTMLElement | null>(null)
  const hits = useRef<string[]>([])
  return (
    <section ref={setSection} style={{ position: 'absolute', inset: 0 }}>
      {/* The editor takes keys too: it must not get ours. */}
      <div className="excalidraw" data-testid="editor">
        <button type="button" data-testid="board" onKeyDown={(event) => hits.current.push(event.key)}>
          board
        </button>
        <input aria-label="label" />
        {typing && <textarea aria-label="text" />}
      </div>
      {section && <DrawingHelp handle={board} section={section} />}
    </section>
  )
}

async function stand(at: readonly BoardElement[] = [], typing = false) {
  const board = standBoard(at, () => document.querySelector<HTMLElement>('[data-testid="board"]')?.focus())
  const screen = await render(<Stand board={board} typing={typing} />)
  await expect.element(screen.getByTestId('board')).toBeVisible()
  board.focus()
  return { board, screen }
}

const twoBoxes = [shape('a', 100, 100), label('la', 'a', 'App'), shape('b', 500, 100), label('lb', 'b', 'Queue')]
const labelOf = (board: StandBoard, id: string | undefined) =>
  board.scene().find(({ containerId }) => containerId === id)?.originalText

test('a component is typed, put where the board is free, and the board has the focus again', async () => {
  const { board, screen } = await stand([shape('there', 420, 310)])
  await userEvent.keyboard('/')
  await expect.element(screen.getByRole('combobox')).toHaveFocus()
  await userEvent.keyboard('vec')
  await expect.element(screen.getByRole('option').first()).toMatchTextContent(/vector/i)
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByTestId('board')).toHaveFocus()
  await expect.element(screen.getByTestId('palette')).not.toBeInTheDocument()
  await expect.element(screen.getByTestId('drawing-said')).toMatchTextContent(/Vector index added/)
  expect(board.steps()).toBe(1)
  expect(board.selectedIds()).not.toContain('there')
})

test('nothing typed shows neutral parts only; an unknown word offers a box with it', async () => {
  const { board, screen } = await stand()
  await userEvent.keyboard('/')
  const options = screen.getByRole('option')
  await expect.poll(() => options.elements().length).toBeGreaterThan(5)
  const browsed = options.elements().map((element) => element.textContent ?? '')
  expect(browsed.filter((name) => /LLM|eval|retriev|guardrail|rerank|monitor/i.test(name))).toEqual([])
  await userEvent.keyboard('Zeppelin')
  await expect.element(options.last()).toMatchTextContent('Box: Zeppelin')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => board.shapes().length).toBe(1)
  expect(labelOf(board, board.shapes()[0]?.id)).toBe('Zeppelin')
})

test('Escape closes the palette, changes nothing and gives the focus back', async () => {
  const { board, screen } = await stand()
  await userEvent.keyboard('/')
  await userEvent.keyboard('queue{Escape}')
  await expect.element(screen.getByTestId('board')).toHaveFocus()
  expect(board.steps()).toBe(0)
})

test('letters typed into a label are letters', async () => {
  const { screen } = await stand(twoBoxes)
  await screen.getByLabelText('label').click()
  await userEvent.keyboard('a/bcn')
  await expect.element(screen.getByLabelText('label')).toHaveValue('a/bcn')
  await expect.element(screen.getByTestId('palette')).not.toBeInTheDocument()
})

test('one key connects two selected shapes in the order of selection', async () => {
  const { board, screen } = await stand(twoBoxes)
  board.select(['b', 'a'])
  await userEvent.keyboard('c')
  expect(board.arrows()).toMatchObject([{ startBinding: { elementId: 'b' }, endBinding: { elementId: 'a' } }])
  await expect.element(screen.getByTestId('drawing-said')).toMatchTextContent('Queue connected to App.')
})

test('walking and connecting need no pointer: each step is said', async () => {
  const { board, screen } = await stand(twoBoxes)
  const said = screen.getByTestId('drawing-said')
  await userEvent.keyboard('n')
  await expect.element(said).toMatchTextContent('App, box, 0 connections')
  await userEvent.keyboard('c')
  await expect.element(said).toMatchTextContent(/^From App/)
  await userEvent.keyboard('n')
  await userEvent.keyboard('c')
  expect(board.arrows()).toMatchObject([{ startBinding: { elementId: 'a' }, endBinding: { elementId: 'b' } }])
  await userEvent.keyboard('b')
  await expect.element(said).toMatchTextContent('App, box, 1 connection')
})

test('connecting what is connected selects that arrow, and the walk goes on from where it leads', async () => {
  const { board, screen } = await stand([...twoBoxes, arrow('ab', 'a', 'b')])
  board.select(['a', 'b'])
  await userEvent.keyboard('c')
  await expect.element(screen.getByTestId('drawing-said')).toMatchTextContent(/App is connected to Queue already/)
  expect(board.selectedIds()).toEqual(['ab'])
  expect(board.steps()).toBe(0)
  await userEvent.keyboard('b')
  expect(board.selectedIds()).toEqual(['a'])
})

test('Alt with an arrow key adds a connected component on that side, as one step', async () => {
  const { board, screen } = await stand(twoBoxes)
  board.select(['a'])
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await expect.element(screen.getByRole('combobox', { name: /connected to App/ })).toHaveFocus()
  await userEvent.keyboard('cache{Enter}')
  await expect.poll(() => board.shapes().length).toBe(3)
  const added = board.shapes()[2]
  expect(added?.y).toBeGreaterThan(180)
  expect(board.arrows()).toMatchObject([{ startBinding: { elementId: 'a' }, endBinding: { elementId: added?.id } }])
  expect(board.steps()).toBe(1)
  expect(board.selectedIds()).toEqual([added?.id])
})

test('a press inserts, and a drag drops at the pointer', async () => {
  const { board, screen } = await stand()
  await userEvent.keyboard('/')
  await screen.getByRole('option').nth(1).click()
  await expect.poll(() => board.steps()).toBe(1)
  await userEvent.keyboard('/')
  await userEvent.dragAndDrop(screen.getByRole('option').first(), screen.getByTestId('editor'), {
    targetPosition: { x: 20, y: 20 },
  })
  await expect.poll(() => board.steps()).toBe(2)
  const dropped = board.scene().find(({ id }) => id === board.selectedIds()[0])
  expect(dropped && Math.abs(dropped.x + dropped.width / 2 - 20)).toBeLessThan(5)
  await expect.element(screen.getByTestId('palette')).not.toBeInTheDocument()
})

test('boxes and arrows typed or pasted as text are drawn', async () => {
  const { board, screen } = await stand()
  await userEvent.keyboard('/')
  await screen.getByRole('combobox').fill('[App] -> [Gateway] -> [LLM]')
  await expect.element(screen.getByRole('option')).toMatchTextContent('Draw these 3 boxes and 2 arrows')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => board.shapes().length).toBe(3)
  expect(board.selectedIds()).toHaveLength(5)

  const paste = (text: string): boolean => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    return screen.getByTestId('board').element().dispatchEvent(event)
  }
  expect(paste('[One] -> [Two]')).toBe(false)
  expect(board.shapes()).toHaveLength(5)
  expect(paste('only words')).toBe(true)
  expect(board.shapes()).toHaveLength(5)
  expect(board.steps()).toBe(2)
})

test('an estimate is answered while it is typed, and Enter keeps it on the board', async () => {
  const { board, screen } = await stand()
  await userEvent.keyboard('/')
  await screen.getByRole('combobox').fill('10k docs * 30 pages =')
  await expect.element(screen.getByRole('option')).toMatchTextContent(/10k docs \* 30 pages = 300k/)
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => board.shapes().length).toBe(1)
  expect(board.shapes()[0]).toMatchObject({ type: 'text', text: expect.stringMatching(/= 300k/) })
})

test('a sum typed on the board gets its answer when the typing ends', async () => {
  const sum = '10k docs * 30 pages/doc ='
  const note = shape('note', 0, 0, {
    type: 'text',
    text: sum,
    originalText: sum,
    width: 250,
    autoResize: true,
    containerId: null,
  })
  const { board, screen } = await stand([note], true)
  await screen.getByLabelText('text').fill(`${sum} `)
  await screen.rerender(<Stand board={board} />)
  board.select(['note'])
  await expect.poll(() => board.scene()[0]?.text).toBe(`${sum} 300k pages`)
  expect(board.scene()[0]?.width).toBeGreaterThan(300)
  await expect.element(screen.getByTestId('drawing-said')).toMatchTextContent(/300k pages/)
})
